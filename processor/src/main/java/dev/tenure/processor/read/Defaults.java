package dev.tenure.processor.read;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The default of a column, in the form in which a server gives it back. */
final class Defaults {

    private static final String NOW = "now";
    private static final Map<String, String> BOOLEANS = Map.of("true", "1", "false", "0");

    private Defaults() {}

    static Optional<DefaultValue> of(Field field, ColumnType type) {
        Optional<Mirror> said = field.annotations().find(Default.class);
        if (said.isPresent()) {
            return Optional.of(value(said.get().text("value"), type));
        }
        return isByServer(field, CreatedAt.class) || isByServer(field, UpdatedAt.class)
                ? Optional.of(new DefaultValue.Now(fraction(type).orElse(0)))
                : Optional.empty();
    }

    static boolean isUpdatedByServer(Field field) {
        return isByServer(field, UpdatedAt.class);
    }

    private static boolean isByServer(Field field, Class<?> annotation) {
        return field.annotations().find(annotation).filter(mirror -> mirror.flag("byServer")).isPresent();
    }

    /** What a text in an annotation says. */
    static DefaultValue value(String text, ColumnType type) {
        return text.equals(NOW) && isTime(type)
                ? new DefaultValue.Now(fraction(type).orElse(0))
                : new DefaultValue.Literal(canonical(text, type));
    }

    /** What is no value of the type stays as it is, for a rule to find. */
    private static String canonical(String text, ColumnType type) {
        try {
            if (type instanceof ColumnType.Bool) {
                return BOOLEANS.getOrDefault(text, text);
            }
            if (type instanceof ColumnType.Int) {
                return new BigInteger(text).toString();
            }
            return type instanceof ColumnType.Decimal decimal
                    ? new BigDecimal(text).setScale(decimal.scale()).toPlainString()
                    : text;
        } catch (ArithmeticException | NumberFormatException e) {
            return text;
        }
    }

    /** Also of types that cannot take the current time by themselves, for a rule to say so. */
    private static boolean isTime(ColumnType type) {
        return type instanceof ColumnType.Timestamp || type instanceof ColumnType.DateTime
                || type instanceof ColumnType.Date || type instanceof ColumnType.Time || type instanceof ColumnType.Year;
    }

    private static OptionalInt fraction(ColumnType type) {
        if (type instanceof ColumnType.Timestamp timestamp) {
            return OptionalInt.of(timestamp.fsp());
        }
        return type instanceof ColumnType.DateTime dateTime ? OptionalInt.of(dateTime.fsp()) : OptionalInt.empty();
    }
}
