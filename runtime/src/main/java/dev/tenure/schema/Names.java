package dev.tenure.schema;

import java.util.List;

/** Comparing identifiers as the server does: column, key and constraint names without regard to case. */
public final class Names {

    private Names() {}

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
        return columns.stream().anyMatch(name::equalsIgnoreCase);
    }
}
