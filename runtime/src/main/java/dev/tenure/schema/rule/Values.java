package dev.tenure.schema.rule;

import static java.util.Map.entry;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Interval;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Whether a text is a value of a type, written as the database writes it. */
public final class Values {

    private static final Map<Class<? extends ColumnType>, BiPredicate<String, ColumnType>> FITS = Map.ofEntries(
            fits(ColumnType.Int.class, Values::isNumberOf),
            fits(ColumnType.Bool.class, (text, type) -> text.equals("0") || text.equals("1")),
            fits(ColumnType.Decimal.class, Values::isNumberOf),
            fits(ColumnType.Floating.class, (text, type) -> number(text).isPresent()),
            fits(ColumnType.Char.class, (text, type) -> characters(text) <= type.length()),
            fits(ColumnType.Varchar.class, (text, type) -> characters(text) <= type.length()),
            fits(ColumnType.Binary.class, (text, type) -> bytes(text) <= type.length()),
            fits(ColumnType.Varbinary.class, (text, type) -> bytes(text) <= type.length()),
            fits(ColumnType.Enumeration.class, (text, type) -> type.values().contains(text)),
            fits(ColumnType.Date.class, (text, type) -> parses(text, LocalDate::parse)),
            fits(ColumnType.Time.class, (text, type) -> parses(text, LocalTime::parse)),
            fits(ColumnType.DateTime.class, (text, type) -> parses(iso(text), LocalDateTime::parse)),
            fits(ColumnType.Timestamp.class, (text, type) -> isTimestamp(text)),
            fits(ColumnType.Year.class, (text, type) -> isYear(text)));

    private Values() {}

    /** Types about which nothing can be said take any text. */
    public static boolean fits(String text, ColumnType type) {
        BiPredicate<String, ColumnType> test = FITS.get(type.getClass());
        return test == null || test.test(text, type);
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static boolean isNumberOf(String text, ColumnType type) {
        int scale = type instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
        Optional<Interval> interval = Interval.of(type);
        return interval.isEmpty() || number(text)
                .filter(number -> number.stripTrailingZeros().scale() <= scale && interval.get().contains(number))
                .isPresent();
    }

    private static boolean isTimestamp(String text) {
        return parses(iso(text), LocalDateTime::parse) && text.compareTo("1970-01-01 00:00:01") >= 0
                && text.compareTo("2038-01-19 03:14:08") < 0;
    }

    private static boolean isYear(String text) {
        return text.matches("\\d{4}") && text.compareTo("1901") >= 0 && text.compareTo("2155") <= 0;
    }

    private static String iso(String text) {
        return text.replace(' ', 'T');
    }

    private static boolean parses(String text, Function<String, ?> parse) {
        try {
            parse.apply(text);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static <T extends ColumnType> Map.Entry<Class<T>, BiPredicate<String, ColumnType>> fits(
            Class<T> type, BiPredicate<String, T> test) {
        return entry(type, (text, value) -> test.test(text, type.cast(value)));
    }
}
