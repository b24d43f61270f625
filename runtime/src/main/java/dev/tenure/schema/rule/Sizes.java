package dev.tenure.schema.rule;

import static java.util.Map.entry;

import dev.tenure.schema.Charsets;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Index;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** How many bytes columns, rows and keys take at most, as the server reckons them. */
final class Sizes {

    /** The longest row, all columns together, however they are stored. */
    static final int LONGEST_ROW = 65_535;

    /** The longest key of InnoDB. */
    static final int LONGEST_KEY = 3_072;

    /** What of a row must fit into one page of InnoDB: a row this long does not. */
    static final int PAGE_ROOM = 8_126;

    private static final Map<ColumnType.Capacity, Integer> LENGTH_BYTES = Map.of(
            ColumnType.Capacity.TINY, 1,
            ColumnType.Capacity.REGULAR, 2,
            ColumnType.Capacity.MEDIUM, 3,
            ColumnType.Capacity.LONG, 4);

    private static final int POINTER = 8;

    /** What InnoDB writes in front of a row, and the transaction and the older version that it points to. */
    private static final int HEADER = 5 + 6 + 7;

    private static final Map<Class<? extends ColumnType>, ToIntFunction<ColumnType>> FIXED = Map.ofEntries(
            size(ColumnType.Int.class, type -> type.size().bytes()),
            size(ColumnType.Bool.class, type -> 1),
            size(ColumnType.Decimal.class, Sizes::decimal),
            size(ColumnType.Floating.class, type -> type.doublePrecision() ? 8 : 4),
            size(ColumnType.Enumeration.class, type -> type.values().size() < 256 ? 1 : 2),
            size(ColumnType.MultiSet.class, type -> set(type.values().size())),
            size(ColumnType.Date.class, type -> 3),
            size(ColumnType.Time.class, type -> 3 + fraction(type.fsp())),
            size(ColumnType.DateTime.class, type -> 5 + fraction(type.fsp())),
            size(ColumnType.Timestamp.class, type -> 4 + fraction(type.fsp())),
            size(ColumnType.Year.class, type -> 1),
            size(ColumnType.Binary.class, ColumnType.Binary::length),
            size(ColumnType.Other.class, type -> 0));

    private Sizes() {}

    /** How many bytes a character of this column takes at most. */
    static int bytesACharacter(Table table, Column column) {
        return Charsets.bytesACharacter(table.collationOf(column));
    }

    /** A column's share of {@link #LONGEST_ROW}: of a TEXT, a BLOB or a JSON its length and where it lies. */
    static int inRow(Table table, Column column) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Text text) {
            return LENGTH_BYTES.get(text.capacity()) + POINTER;
        }
        if (type instanceof ColumnType.Blob blob) {
            return LENGTH_BYTES.get(blob.capacity()) + POINTER;
        }
        if (type instanceof ColumnType.Json) {
            return LENGTH_BYTES.get(ColumnType.Capacity.LONG) + POINTER;
        }
        int content = content(table, column);
        return content + (isVariable(type) ? content < 256 ? 1 : 2 : 0);
    }

    /** All columns of a row and a bit for each that takes NULL. */
    static int row(Table table) {
        int columns = table.columns().stream().mapToInt(column -> inRow(table, column)).sum();
        int nullable = (int) table.columns().stream().filter(Column::nullable).count();
        return columns + (nullable + 7) / 8;
    }

    /**
     * What of a row stays in its page when all that can lie elsewhere does, on the server that keeps more: nothing of a
     * virtual column, and of a long value in MySQL 40 bytes, in MariaDB 20 if it can be longer than 255 and else all.
     */
    static int inPage(Table table) {
        List<Column> kept = table.columns().stream()
                .filter(column -> column.generated().filter(generated -> !generated.stored()).isEmpty())
                .toList();
        int nullable = (int) kept.stream().filter(Column::nullable).count();
        int inMySql = kept.stream().mapToInt(column -> inPage(table, column, content -> Math.min(content, 40))).sum();
        int inMariaDb =
                kept.stream().mapToInt(column -> inPage(table, column, content -> content < 256 ? content : 20)).sum();
        return HEADER + (nullable + 7) / 8 + Math.max(inMySql, inMariaDb);
    }

    private static int inPage(Table table, Column column, IntUnaryOperator kept) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Text || type instanceof ColumnType.Blob || type instanceof ColumnType.Json) {
            return kept.applyAsInt(Integer.MAX_VALUE) + 1;
        }
        int content = content(table, column);
        boolean variable = isVariable(type) || type instanceof ColumnType.Char && bytesACharacter(table, column) > 1;
        return variable ? kept.applyAsInt(content) + 1 : content;
    }

    /** A part's share of {@link #LONGEST_KEY}. */
    static int inKey(Table table, Index.Part part) {
        Optional<Column> column = table.column(part.column());
        if (part.functional() || column.isEmpty()) {
            return 0;
        }
        ColumnType type = column.get().type();
        boolean counted = type instanceof ColumnType.Char || type instanceof ColumnType.Varchar
                || type instanceof ColumnType.Text;
        int unit = counted ? bytesACharacter(table, column.get()) : 1;
        return part.prefix().map(length -> length * unit).orElseGet(() -> content(table, column.get()));
    }

    private static int content(Table table, Column column) {
        ColumnType type = column.type();
        Optional<Integer> characters = type.characters();
        if (characters.isPresent()) {
            return characters.get() * bytesACharacter(table, column);
        }
        if (type instanceof ColumnType.Varbinary varbinary) {
            return varbinary.length();
        }
        ToIntFunction<ColumnType> fixed = FIXED.get(type.getClass());
        return fixed == null ? 0 : fixed.applyAsInt(type);
    }

    private static boolean isVariable(ColumnType type) {
        return type instanceof ColumnType.Varchar || type instanceof ColumnType.Varbinary;
    }

    /** Nine digits take four bytes, on either side of the point; a rest takes what it needs. */
    private static int decimal(ColumnType.Decimal type) {
        return digits(type.precision() - type.scale()) + digits(type.scale());
    }

    private static int digits(int count) {
        int rest = Math.floorMod(count, 9);
        return count / 9 * 4 + (rest + 1) / 2;
    }

    private static int fraction(int fsp) {
        return (fsp + 1) / 2;
    }

    private static int set(int members) {
        int bytes = (members + 7) / 8;
        return bytes > 4 ? 8 : bytes;
    }

    private static <T extends ColumnType> Map.Entry<Class<T>, ToIntFunction<ColumnType>> size(
            Class<T> type, ToIntFunction<T> bytes) {
        return entry(type, value -> bytes.applyAsInt(type.cast(value)));
    }
}
