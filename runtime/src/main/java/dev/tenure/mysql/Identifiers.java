package dev.tenure.mysql;

import java.util.List;
import java.util.stream.Collectors;

/** Names and values as SQL takes them, whatever characters they hold. */
public final class Identifiers {

    private Identifiers() {}

    /** {@code `name`}, backticks inside doubled. */
    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** {@code `a`, `b`}. */
    public static String list(List<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    /**
     * {@code 'text'} as both servers read it in their default sql_mode: quotes doubled, backslashes doubled. Used only
     * where no parameter can stand, as in DDL, and where {@link SessionSql#prepare} has set that mode.
     */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
