package dev.tenure.schema.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON of maps, lists, strings, numbers and booleans, laid out so that a change of one thing changes one line. */
public final class Json {

    private static final String ESCAPED = "\"\\\b\t\n\f\r";
    private static final String ESCAPES = "\"\\btnfr";

    private Json() {}

    /** Objects without lists of objects take one line, all others a line for each entry; lines end with a line feed. */
    public static String write(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, "", text);
        return text.append('\n').toString();
    }

    /** The same on one line. */
    public static String inline(Object value) {
        StringBuilder text = new StringBuilder();
        inline(value, text);
        return text.toString();
    }

    private static void inline(Object value, StringBuilder text) {
        if (value instanceof String string) {
            quote(string, text);
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator);
                quote((String) entry.getKey(), text);
                inline(entry.getValue(), text.append(':'));
                separator = ",";
            }
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            String separator = "";
            for (Object element : list) {
                inline(element, text.append(separator));
                separator = ",";
            }
            text.append(']');
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int at = 0; at < string.length(); at++) {
            char c = string.charAt(at);
            int escape = ESCAPED.indexOf(c);
            if (escape >= 0) {
                text.append('\\').append(ESCAPES.charAt(escape));
            } else if (c < ' ') {
                text.append(String.format("\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Maps, lists, strings, numbers and booleans; {@code null} for {@code null}. */
    public static Object read(String text) throws IOException {
        return JSON.std.anyFrom(text);
    }

    private static void write(Object value, String indent, StringBuilder text) {
        if (value instanceof Map<?, ?> map && (indent.isEmpty() || holdsObjects(map.values()))) {
            entries(map.entrySet().iterator(), '{', '}', indent, text, (entry, inner) -> {
                quote((String) entry.getKey(), text);
                text.append(": ");
                write(entry.getValue(), inner, text);
            });
        } else if (value instanceof List<?> list && holdsObjects(list)) {
            entries(list.iterator(), '[', ']', indent, text, (element, inner) -> write(element, inner, text));
        } else {
            inline(value, text);
        }
    }

    private static boolean holdsObjects(Iterable<?> values) {
        for (Object value : values) {
            if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
                return true;
            }
            if (value instanceof Map<?, ?> map && (values instanceof List || holdsObjects(map.values()))) {
                return true;
            }
        }
        return false;
    }

    private interface Writer<T> {
        void write(T value, String indent);
    }

    private static <T> void entries(
            Iterator<? extends T> values, char open, char close, String indent, StringBuilder text, Writer<T> writer) {
        text.append(open);
        String inner = indent + "  ";
        String separator = "\n";
        while (values.hasNext()) {
            text.append(separator).append(inner);
            writer.write(values.next(), inner);
            separator = ",\n";
        }
        text.append('\n').append(indent).append(close);
    }
}
