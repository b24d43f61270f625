package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into its tokens. */
final class ExpressionTokens {

    enum Kind { WORD, QUOTED_NAME, STRING, NUMBER, SYMBOL, END }

    /** @param text a quoted name or a string without its quotes, anything else as it stands */
    record Token(Kind kind, String text) {
        boolean is(String symbolOrWord) {
            return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(symbolOrWord);
        }
    }

    static final Token END = new Token(Kind.END, "");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_$@]*");
    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F]+|(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern SYMBOL =
            Pattern.compile("<=>|->>|<=|>=|<>|!=|<<|>>|->|&&|\\|\\||:=|.", Pattern.DOTALL);

    private ExpressionTokens() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"' || c == '`') {
                Literals.Literal literal = Literals.at(text, at);
                tokens.add(new Token(c == '`' ? Kind.QUOTED_NAME : Kind.STRING, literal.value()));
                at = literal.end();
            } else {
                Kind kind = kindOf(text, at);
                Matcher matcher = (kind == Kind.WORD ? WORD : kind == Kind.NUMBER ? NUMBER : SYMBOL).matcher(text);
                matcher.region(at, text.length()).lookingAt();
                tokens.add(new Token(kind, matcher.group()));
                at = matcher.end();
            }
        }
        return tokens;
    }

    private static Kind kindOf(String text, int at) {
        if (WORD.matcher(text).region(at, text.length()).lookingAt()) {
            return Kind.WORD;
        }
        return NUMBER.matcher(text).region(at, text.length()).lookingAt() ? Kind.NUMBER : Kind.SYMBOL;
    }
}
