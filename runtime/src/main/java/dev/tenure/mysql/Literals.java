package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reading the string literals that servers print. */
final class Literals {

    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 'r', '\r', 't', '\t', '0', '\0', 'Z', '\u001a', 'b', '\b');

    /**
     * A literal inside a longer text.
     *
     * @param value what it means
     * @param end   the position after its closing quote
     */
    record Literal(String value, int end) {}

    private Literals() {}

    /** Reads the literal whose opening quote is at {@code start}; one that never closes ends with the text. */
    static Literal at(String text, int start) {
        char quote = text.charAt(start);
        StringBuilder value = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean more = at + 1 < text.length();
            if (c == quote && more && text.charAt(at + 1) == quote) {
                value.append(quote);
                at += 2;
            } else if (c == quote) {
                return new Literal(value.toString(), at + 1);
            } else if (c == '\\' && more && quote != '`') {
                value.append(unescaped(text.charAt(at + 1)));
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        return new Literal(value.toString(), at);
    }

    /** The literals of {@code 'a','b'}. */
    static List<String> list(String text) {
        List<String> values = new ArrayList<>();
        int at = text.indexOf('\'');
        while (at >= 0) {
            Literal literal = at(text, at);
            values.add(literal.value());
            at = text.indexOf('\'', literal.end());
        }
        return values;
    }

    /** Takes one layer of backslash escapes off. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            plain.append(c == '\\' && at + 1 < text.length() ? unescaped(text.charAt(++at)) : c);
        }
        return plain.toString();
    }

    private static char unescaped(char c) {
        return ESCAPES.getOrDefault(c, c);
    }
}
