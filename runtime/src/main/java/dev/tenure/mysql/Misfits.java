package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.Charsets;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Interval;
import dev.tenure.schema.diff.Conversions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By which condition a value of a column's former type is told not to go into its new one as it is. */
final class Misfits {

    private static final Map<ColumnType.Capacity, Long> BYTES = Map.of(
            ColumnType.Capacity.TINY, 255L,
            ColumnType.Capacity.REGULAR, 65_535L,
            ColumnType.Capacity.MEDIUM, 16_777_215L);

    private static final String LARGEST_FLOAT = "3.402823466e38";

    /** For a new type, the condition on a column, by its quoted name and its former type; {@code ""} for none. */
    private interface Fact<T extends ColumnType> {
        String of(String column, ColumnType before, T after);
    }

    private static final Map<Class<? extends ColumnType>, Fact<ColumnType>> FACTS = Map.ofEntries(
            fact(ColumnType.Int.class, (column, before, after) -> number(column, before, after, 0)),
            fact(ColumnType.Bool.class, (column, before, after) -> number(column, before, after, 0)),
            fact(ColumnType.Decimal.class, (column, before, after) -> number(column, before, after, after.scale())),
            fact(ColumnType.Floating.class, (column, before, after) -> after.doublePrecision() || !isNumber(before)
                    ? "" : "ABS(" + column + ") > " + LARGEST_FLOAT),
            fact(ColumnType.Varchar.class, (column, before, after) -> longer(column, after.length())),
            fact(ColumnType.Char.class, (column, before, after) -> longer(column, after.length())
                    + (isText(before) && !(before instanceof ColumnType.Char) ? " OR " + column + " LIKE '% '" : "")),
            fact(ColumnType.Text.class, (column, before, after) -> larger(column, after.capacity())),
            fact(ColumnType.Blob.class, (column, before, after) -> larger(column, after.capacity())),
            fact(ColumnType.Varbinary.class, (column, before, after) -> "LENGTH(" + column + ") > " + after.length()),
            fact(ColumnType.Binary.class, (column, before, after) -> "LENGTH(" + column + ") <> " + after.length()),
            fact(ColumnType.Enumeration.class, (column, before, after) ->
                    ColumnMatch.exact(column) + " NOT IN (" + literals(after.values()) + ")"),
            fact(ColumnType.Json.class, (column, before, after) -> "NOT JSON_VALID(" + column + ")"),
            fact(ColumnType.Date.class, (column, before, after) -> isMoment(before)
                    ? "TIME(" + column + ") <> '00:00:00'" : ""),
            fact(ColumnType.Time.class, (column, before, after) -> finer(column, after.fsp())),
            fact(ColumnType.DateTime.class, (column, before, after) -> finer(column, after.fsp())),
            fact(ColumnType.Timestamp.class, (column, before, after) -> before instanceof ColumnType.Timestamp
                    ? finer(column, after.fsp())
                    : finer(column, after.fsp()) + " OR COALESCE(UNIX_TIMESTAMP(" + column
                            + "), 0) NOT BETWEEN 1 AND 2147483647"));

    private Misfits() {}

    /** Empty where every value fits, and where only the server can tell. */
    static Optional<String> condition(Column before, Column after) {
        String column = Identifiers.quote(before.name());
        String type = Conversions.keep(before.type(), after.type()) ? ""
                : FACTS.getOrDefault(after.type().getClass(), (name, from, to) -> "")
                        .of(column, before.type(), after.type());
        String found = Stream.of(type, charset(column, before, after))
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" OR "));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static String charset(String column, Column before, Column after) {
        String from = before.collation().map(Charsets::of).orElse("");
        String to = after.collation().map(Charsets::of).orElse("");
        boolean narrower = before.type().isCharacter() && !from.equals(to) && !to.isEmpty() && !to.equals("utf8mb4");
        String there = "CONVERT(" + column + " USING " + to + ")";
        return narrower ? ColumnMatch.exact(column) + " <> " + ColumnMatch.exact(there) : "";
    }

    private static String number(String column, ColumnType before, ColumnType after, int scale) {
        Interval holds = Interval.of(after).orElseThrow();
        String bounds = " NOT BETWEEN " + holds.low().toPlainString() + " AND " + holds.high().toPlainString();
        if (before instanceof ColumnType.Int || before instanceof ColumnType.Bool) {
            return column + bounds;
        }
        if (isNumber(before)) {
            return column + " <> ROUND(" + column + ", " + scale + ") OR " + column + bounds;
        }
        String fraction = scale == 0 ? "" : "([.][0-9]{1," + scale + "})?";
        return isText(before)
                ? column + " NOT REGEXP '^-?[0-9]{1,35}" + fraction + "$' OR CAST(" + column + " AS DECIMAL(65, " + scale
                        + "))" + bounds
                : "";
    }

    private static String longer(String column, int characters) {
        return "CHAR_LENGTH(" + column + ") > " + characters;
    }

    private static String larger(String column, ColumnType.Capacity capacity) {
        return capacity == ColumnType.Capacity.LONG ? "" : "LENGTH(" + column + ") > " + BYTES.get(capacity);
    }

    /** Fractions of a second beyond {@code digits}. */
    private static String finer(String column, int digits) {
        return "MICROSECOND(" + column + ") % " + (int) Math.pow(10, 6 - digits) + " <> 0";
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Bool || type instanceof ColumnType.Decimal
                || type instanceof ColumnType.Floating;
    }

    private static boolean isText(ColumnType type) {
        return type instanceof ColumnType.Char || type instanceof ColumnType.Varchar || type instanceof ColumnType.Text;
    }

    private static boolean isMoment(ColumnType type) {
        return type instanceof ColumnType.DateTime || type instanceof ColumnType.Timestamp;
    }

    private static String literals(List<String> values) {
        return values.stream().map(Identifiers::literal).collect(Collectors.joining(", "));
    }

    private static <T extends ColumnType> Map.Entry<Class<? extends ColumnType>, Fact<ColumnType>> fact(
            Class<T> type, Fact<T> fact) {
        return entry(type, (column, before, after) -> fact.of(column, before, type.cast(after)));
    }
}
