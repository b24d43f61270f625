package dev.tenure.schema.rule;

import java.util.List;

/** How messages of rules name things. */
final class Words {

    private Words() {}

    /** {@code (a, b)}. */
    static String columns(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
