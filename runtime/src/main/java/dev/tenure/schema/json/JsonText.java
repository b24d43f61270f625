package dev.tenure.schema.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Values that a column holds as JSON. */
public final class JsonText {

    private JsonText() {}

    public static String of(Object value) {
        try {
            return value == null ? null : JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T value(String text, Class<T> type) {
        try {
            return text == null ? null : JSON.std.beanFrom(type, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> List<T> list(String text, Class<T> type) {
        try {
            return text == null ? null : JSON.std.listOfFrom(type, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> Map<String, T> map(String text, Class<T> type) {
        try {
            return text == null ? null : JSON.std.mapOfFrom(type, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
