package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How types are written. */
public final class SqlTypes {

    private static final Map<ColumnType.Int.Size, String> INTEGERS = Map.of(
            ColumnType.Int.Size.TINY, "TINYINT",
            ColumnType.Int.Size.SMALL, "SMALLINT",
            ColumnType.Int.Size.MEDIUM, "MEDIUMINT",
            ColumnType.Int.Size.REGULAR, "INT",
            ColumnType.Int.Size.BIG, "BIGINT");

    private static final Map<ColumnType.Capacity, String> CAPACITIES = Map.of(
            ColumnType.Capacity.TINY, "TINY",
            ColumnType.Capacity.REGULAR, "",
            ColumnType.Capacity.MEDIUM, "MEDIUM",
            ColumnType.Capacity.LONG, "LONG");

    private static final Map<Class<? extends ColumnType>, Function<ColumnType, String>> TEXTS = Map.ofEntries(
            text(ColumnType.Int.class, type -> INTEGERS.get(type.size()) + unsigned(type.unsigned())),
            text(ColumnType.Bool.class, type -> "TINYINT(1)"),
            text(ColumnType.Decimal.class,
                    type -> "DECIMAL(" + type.precision() + "," + type.scale() + ")" + unsigned(type.unsigned())),
            text(ColumnType.Floating.class, type -> type.doublePrecision() ? "DOUBLE" : "FLOAT"),
            text(ColumnType.Char.class, type -> "CHAR(" + type.length() + ")"),
            text(ColumnType.Varchar.class, type -> "VARCHAR(" + type.length() + ")"),
            text(ColumnType.Text.class, type -> CAPACITIES.get(type.capacity()) + "TEXT"),
            text(ColumnType.Blob.class, type -> CAPACITIES.get(type.capacity()) + "BLOB"),
            text(ColumnType.Binary.class, type -> "BINARY(" + type.length() + ")"),
            text(ColumnType.Varbinary.class, type -> "VARBINARY(" + type.length() + ")"),
            text(ColumnType.Enumeration.class, type -> "ENUM" + members(type.values())),
            text(ColumnType.MultiSet.class, type -> "SET" + members(type.values())),
            text(ColumnType.Json.class, type -> "JSON"),
            text(ColumnType.Date.class, type -> "DATE"),
            text(ColumnType.Time.class, type -> "TIME" + fraction(type.fsp())),
            text(ColumnType.DateTime.class, type -> "DATETIME" + fraction(type.fsp())),
            text(ColumnType.Timestamp.class, type -> "TIMESTAMP" + fraction(type.fsp())),
            text(ColumnType.Year.class, type -> "YEAR"),
            text(ColumnType.Other.class, ColumnType.Other::text));

    private SqlTypes() {}

    /** The type as a column definition names it. */
    public static String text(ColumnType type) {
        return TEXTS.get(type.getClass()).apply(type);
    }

    /** {@code (fsp)}, or nothing for whole seconds. */
    static String fraction(int fsp) {
        return fsp == 0 ? "" : "(" + fsp + ")";
    }

    private static <T extends ColumnType> Map.Entry<Class<T>, Function<ColumnType, String>> text(
            Class<T> type, Function<T, String> write) {
        return entry(type, value -> write.apply(type.cast(value)));
    }

    private static String unsigned(boolean unsigned) {
        return unsigned ? " UNSIGNED" : "";
    }

    private static String members(List<String> values) {
        return values.stream().map(Identifiers::literal).collect(Collectors.joining(", ", "(", ")"));
    }
}
