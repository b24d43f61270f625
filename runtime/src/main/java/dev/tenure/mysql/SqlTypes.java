package dev.tenure.mysql;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.TypeWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How types are written. */
public final class SqlTypes {

    private SqlTypes() {}

    /** The type as a column definition names it. */
    public static String text(ColumnType type) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            return "ENUM" + members(enumeration.values());
        }
        if (type instanceof ColumnType.MultiSet set) {
            return "SET" + members(set.values());
        }
        return type instanceof ColumnType.Other other ? other.text() : TypeWords.of(type).toUpperCase(Locale.ROOT);
    }

    private static String members(List<String> values) {
        return values.stream().map(Identifiers::literal).collect(Collectors.joining(", ", "(", ")"));
    }
}
