package dev.tenure.schema;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;

/** How messages name a type: in the words that people know from MySQL, in lower case. */
public final class TypeWords {

    private static final Map<ColumnType.Int.Size, String> INTEGERS = Map.of(
            ColumnType.Int.Size.TINY, "tinyint",
            ColumnType.Int.Size.SMALL, "smallint",
            ColumnType.Int.Size.MEDIUM, "mediumint",
            ColumnType.Int.Size.REGULAR, "int",
            ColumnType.Int.Size.BIG, "bigint");

    private static final Map<ColumnType.Capacity, String> CAPACITIES = Map.of(
            ColumnType.Capacity.TINY, "tiny",
            ColumnType.Capacity.REGULAR, "",
            ColumnType.Capacity.MEDIUM, "medium",
            ColumnType.Capacity.LONG, "long");

    private static final Map<Class<? extends ColumnType>, Function<ColumnType, String>> WORDS = Map.ofEntries(
            words(ColumnType.Int.class, type -> INTEGERS.get(type.size()) + sign(type.unsigned())),
            words(ColumnType.Bool.class, type -> "tinyint(1)"),
            words(ColumnType.Decimal.class,
                    type -> "decimal(" + type.precision() + "," + type.scale() + ")" + sign(type.unsigned())),
            words(ColumnType.Floating.class, type -> type.doublePrecision() ? "double" : "float"),
            words(ColumnType.Char.class, type -> "char(" + type.length() + ")"),
            words(ColumnType.Varchar.class, type -> "varchar(" + type.length() + ")"),
            words(ColumnType.Text.class, type -> CAPACITIES.get(type.capacity()) + "text"),
            words(ColumnType.Blob.class, type -> CAPACITIES.get(type.capacity()) + "blob"),
            words(ColumnType.Binary.class, type -> "binary(" + type.length() + ")"),
            words(ColumnType.Varbinary.class, type -> "varbinary(" + type.length() + ")"),
            words(ColumnType.Enumeration.class, type -> "enum(" + String.join(", ", type.values()) + ")"),
            words(ColumnType.MultiSet.class, type -> "set(" + String.join(", ", type.values()) + ")"),
            words(ColumnType.Json.class, type -> "json"),
            words(ColumnType.Date.class, type -> "date"),
            words(ColumnType.Time.class, type -> "time" + fraction(type.fsp())),
            words(ColumnType.DateTime.class, type -> "datetime" + fraction(type.fsp())),
            words(ColumnType.Timestamp.class, type -> "timestamp" + fraction(type.fsp())),
            words(ColumnType.Year.class, type -> "year"),
            words(ColumnType.Other.class, ColumnType.Other::text));

    private TypeWords() {}

    /** {@code bigint unsigned}, {@code varchar(255)}, {@code enum(a, b)}. */
    public static String of(ColumnType type) {
        return WORDS.get(type.getClass()).apply(type);
    }

    private static <T extends ColumnType> Map.Entry<Class<T>, Function<ColumnType, String>> words(
            Class<T> type, Function<T, String> say) {
        return entry(type, value -> say.apply(type.cast(value)));
    }

    private static String sign(boolean unsigned) {
        return unsigned ? " unsigned" : "";
    }

    /** {@code (fsp)}, or nothing for whole seconds. */
    public static String fraction(int fsp) {
        return fsp == 0 ? "" : "(" + fsp + ")";
    }
}
