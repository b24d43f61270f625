package dev.tenure.mysql;

import java.util.List;

/** Names and values as SQL takes them, whatever characters they hold. */
public final class Identifiers {

    private Identifiers() {}

    /** {@code `name`}, backticks inside doubled. */
    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** The name that {@link #quote} was given. */
    public static String unquote(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("``", "`");
    }

    /** {@code `a`, `b`}. */
    public static String list(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(list.isEmpty() ? "" : ", ").append(quote(name));
        }
        return list.toString();
    }

    /**
     * {@code 'text'} as both servers read it in their default sql_mode: quotes doubled, backslashes doubled. Used only
     * where no parameter can stand, as in DDL, and where {@link SessionSql#prepare} has set that mode.
     */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
