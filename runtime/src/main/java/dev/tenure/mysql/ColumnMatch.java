package dev.tenure.mysql;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Table;

/**
 * How a column of the referring row {@code r} is compared with one of the row {@code p} that it refers to, so that the
 * server can look {@code p} up by its key: whatever has to be converted, it is {@code r}'s side.
 */
final class ColumnMatch {

    private ColumnMatch() {}

    static String equal(Table referring, Column column, Table referred, Column key) {
        String left = "r." + Identifiers.quote(column.name());
        String right = "p." + Identifiers.quote(key.name());
        boolean text = column.type().isCharacter();
        if (key.type().isCharacter()) {
            String collation = referred.collationOf(key);
            boolean alike = text && referring.collationOf(column).equals(collation);
            return right + " = " + (alike ? left : inCollation(left, collation));
        }
        if (text && key.type() instanceof ColumnType.Int number) {
            // the cast alone would let '12 monkeys' refer to row 12
            return right + " = CAST(" + left + " AS " + (number.unsigned() ? "UNSIGNED" : "SIGNED") + ") AND "
                    + exact(right) + " = " + exact(left);
        }
        return right + " = " + left;
    }

    /** The value as text that equals only the same text. */
    static String exact(String value) {
        return inCollation(value, "utf8mb4_bin");
    }

    private static String inCollation(String value, String collation) {
        return "CONVERT(" + value + " USING " + collation.split("_", 2)[0] + ") COLLATE " + collation;
    }
}
