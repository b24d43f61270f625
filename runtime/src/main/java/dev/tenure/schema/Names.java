package dev.tenure.schema;

import java.util.List;
import java.util.Locale;

/** Comparing identifiers as the server does: column, key and constraint names without regard to case. */
public final class Names {

    private Names() {}

    /** An identifier as it is compared: to be the key of a map or the member of a set. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public static boolean same(List<String> left, List<String> right) {
        return left.size() == right.size() && startsWith(left, right);
    }

    public static boolean startsWith(List<String> columns, List<String> leading) {
        if (leading.size() > columns.size()) {
            return false;
        }
        for (int i = 0; i < leading.size(); i++) {
            if (!columns.get(i).equalsIgnoreCase(leading.get(i))) {
                return false;
            }
        }
        return true;
    }

    public static boolean contains(List<String> columns, String name) {
        for (String column : columns) {
            if (column.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
