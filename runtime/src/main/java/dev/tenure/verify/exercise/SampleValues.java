package dev.tenure.verify.exercise;

import static java.util.Map.entry;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Values that a column takes: another one for each number, as far as its type and checks have so many. */
final class SampleValues {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 3000;
    private static final int SECONDS = 86_400;
    private static final int UUID_LENGTH = 36;

    private static final Map<Class<? extends ColumnType>, BiFunction<ColumnType, Long, Object>> MAKERS =
            Map.ofEntries(
                    maker(ColumnType.Bool.class, (type, n) -> n % 2),
                    maker(ColumnType.Floating.class, (type, n) -> n),
                    maker(ColumnType.Binary.class, (type, n) -> bytes(n, type.length())),
                    maker(ColumnType.Varbinary.class, (type, n) -> bytes(n, type.length())),
                    maker(ColumnType.Blob.class, (type, n) -> bytes(n, Integer.MAX_VALUE)),
                    maker(ColumnType.Enumeration.class, (type, n) -> type.values().get((int) (n % type.values().size()))),
                    maker(ColumnType.MultiSet.class, (type, n) -> type.values().get((int) (n % type.values().size()))),
                    maker(ColumnType.Other.class, (type, n) -> other(type.text(), n)),
                    maker(ColumnType.Json.class, (type, n) -> "{\"n\": " + n + "}"),
                    maker(ColumnType.Date.class, (type, n) -> day(n)),
                    maker(ColumnType.Time.class, (type, n) -> LocalTime.ofSecondOfDay(n % SECONDS).toString()),
                    // no clock is ever put forward at noon
                    maker(ColumnType.DateTime.class, (type, n) -> day(n) + " 12:00:00"),
                    maker(ColumnType.Timestamp.class, (type, n) -> day(n) + " 12:00:00"),
                    maker(ColumnType.Year.class, (type, n) -> 1970 + n % 100));

    private SampleValues() {}

    /** @param number from 1 */
    static Object of(Table table, Column column, long number) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Int || type instanceof ColumnType.Decimal) {
            return number(table, column, number);
        }
        if (type instanceof ColumnType.Char || type instanceof ColumnType.Varchar || type instanceof ColumnType.Text) {
            return text(column.name(), type, number);
        }
        BiFunction<ColumnType, Long, Object> maker = MAKERS.get(type.getClass());
        if (maker == null) {
            throw new IllegalStateException(table.name() + "." + column.name() + " is of a type without samples");
        }
        return maker.apply(type, number);
    }

    /** The smallest difference between two values. */
    static BigDecimal step(ColumnType type) {
        return type instanceof ColumnType.Decimal decimal ? BigDecimal.ONE.movePointLeft(decimal.scale()) : BigDecimal.ONE;
    }

    static Stream<Compare> comparisons(Table table, String column) {
        return table.checks().stream()
                .map(Check::expression)
                .filter(Compare.class::isInstance)
                .map(Compare.class::cast)
                .filter(compare -> compare.column().equalsIgnoreCase(column));
    }

    /** The value nearest to the bound that a comparison allows. */
    static BigDecimal edge(Compare compare, ColumnType type) {
        BigDecimal step = step(type);
        return switch (compare.operator()) {
            case AT_LEAST -> onStep(compare.bound(), step, RoundingMode.CEILING);
            case MORE_THAN -> onStep(compare.bound(), step, RoundingMode.FLOOR).add(step);
            case AT_MOST -> onStep(compare.bound(), step, RoundingMode.FLOOR);
            case LESS_THAN -> onStep(compare.bound(), step, RoundingMode.CEILING).subtract(step);
        };
    }

    static boolean isLowerBound(Compare compare) {
        return compare.operator() == Compare.Operator.AT_LEAST || compare.operator() == Compare.Operator.MORE_THAN;
    }

    private static BigDecimal onStep(BigDecimal bound, BigDecimal step, RoundingMode rounding) {
        return bound.divide(step, 0, rounding).multiply(step);
    }

    private static BigDecimal number(Table table, Column column, long number) {
        ColumnType type = column.type();
        BigDecimal step = step(type);
        BigDecimal highest = comparisons(table, column.name())
                .filter(compare -> !isLowerBound(compare))
                .map(compare -> edge(compare, type))
                .reduce(type.greatest().orElseThrow(), BigDecimal::min);
        BigDecimal lowest = comparisons(table, column.name())
                .filter(SampleValues::isLowerBound)
                .map(compare -> edge(compare, type))
                .reduce(BigDecimal::max)
                // zero in a numbered column means the next number
                .orElse(step.min(highest));
        BigDecimal count = highest.subtract(lowest).divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return lowest.add(BigDecimal.valueOf(number - 1).remainder(count).multiply(step));
    }

    private static String text(String name, ColumnType type, long number) {
        int length = type.characters().orElse(UUID_LENGTH * 2);
        if (type instanceof ColumnType.Char && length == UUID_LENGTH) {
            return new UUID(name.hashCode() & 0xffff_0fffL | 0x4000L, 0x8000_0000_0000_0000L | number).toString();
        }
        String words = name + " " + number;
        String brief = Long.toString(number, Character.MAX_RADIX);
        return words.length() <= length ? words : brief.substring(Math.max(0, brief.length() - length));
    }

    /** What an existing table may need; of other types the server says what it does not take. */
    private static Object other(String type, long number) {
        return type.startsWith("uuid") ? new UUID(0x4000L, 0x8000_0000_0000_0000L | number).toString()
                : type.startsWith("bit") ? (Object) (number % 2)
                : number;
    }

    private static byte[] bytes(long number, int length) {
        String brief = Long.toString(number, Character.MAX_RADIX);
        return brief.substring(Math.max(0, brief.length() - length)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String day(long number) {
        return FIRST_DAY.plusDays(number % DAYS).toString();
    }

    private static <T extends ColumnType> Map.Entry<Class<? extends ColumnType>, BiFunction<ColumnType, Long, Object>>
            maker(Class<T> type, BiFunction<T, Long, Object> make) {
        return entry(type, (value, number) -> make.apply(type.cast(value), number));
    }
}
