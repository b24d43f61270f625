package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ColumnType.Capacity;
import dev.tenure.schema.ColumnType.Int.Size;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a server calls a column's type to the type. */
final class TypeReader {

    /** {@code name(arguments) attributes}. */
    private static final Pattern SHAPE = Pattern.compile("(\\w+)(?:\\((.*)\\))?(?: (.*))?", Pattern.DOTALL);

    private record Shape(String name, String arguments, boolean unsigned) {
        int number() {
            return arguments.isEmpty() ? 0 : Integer.parseInt(arguments);
        }

        /** Whether the server printed nothing but the name. */
        boolean bare() {
            return arguments.isEmpty() && !unsigned;
        }
    }

    private static final Map<String, Function<Shape, ColumnType>> READERS = Map.ofEntries(
            entry("tinyint", shape -> shape.arguments().equals("1") && !shape.unsigned()
                    ? new ColumnType.Bool() : integer(Size.TINY, shape)),
            entry("smallint", shape -> integer(Size.SMALL, shape)),
            entry("mediumint", shape -> integer(Size.MEDIUM, shape)),
            entry("int", shape -> integer(Size.REGULAR, shape)),
            entry("bigint", shape -> integer(Size.BIG, shape)),
            entry("decimal", TypeReader::decimal),
            entry("float", shape -> shape.bare() ? new ColumnType.Floating(false) : null),
            entry("double", shape -> shape.bare() ? new ColumnType.Floating(true) : null),
            entry("char", shape -> new ColumnType.Char(shape.number())),
            entry("varchar", shape -> new ColumnType.Varchar(shape.number())),
            entry("binary", shape -> new ColumnType.Binary(shape.number())),
            entry("varbinary", shape -> new ColumnType.Varbinary(shape.number())),
            entry("tinytext", shape -> new ColumnType.Text(Capacity.TINY)),
            entry("text", shape -> new ColumnType.Text(Capacity.REGULAR)),
            entry("mediumtext", shape -> new ColumnType.Text(Capacity.MEDIUM)),
            entry("longtext", shape -> new ColumnType.Text(Capacity.LONG)),
            entry("tinyblob", shape -> new ColumnType.Blob(Capacity.TINY)),
            entry("blob", shape -> new ColumnType.Blob(Capacity.REGULAR)),
            entry("mediumblob", shape -> new ColumnType.Blob(Capacity.MEDIUM)),
            entry("longblob", shape -> new ColumnType.Blob(Capacity.LONG)),
            entry("enum", shape -> new ColumnType.Enumeration(Literals.list(shape.arguments()))),
            entry("set", shape -> new ColumnType.MultiSet(Literals.list(shape.arguments()))),
            entry("json", shape -> new ColumnType.Json()),
            entry("date", shape -> new ColumnType.Date()),
            entry("time", shape -> new ColumnType.Time(shape.number())),
            entry("datetime", shape -> new ColumnType.DateTime(shape.number())),
            entry("timestamp", shape -> new ColumnType.Timestamp(shape.number())),
            entry("year", shape -> new ColumnType.Year()));

    private TypeReader() {}

    /** Reads {@code COLUMN_TYPE}; what the model has no type for stays in the server's words. */
    static ColumnType read(String columnType) {
        ColumnType other = new ColumnType.Other(columnType.toLowerCase(Locale.ROOT));
        Matcher shape = SHAPE.matcher(columnType);
        if (!shape.matches()) {
            return other;
        }
        String attributes = shape.group(3) == null ? "" : shape.group(3);
        Function<Shape, ColumnType> reader = READERS.get(shape.group(1).toLowerCase(Locale.ROOT));
        if (reader == null || !attributes.isEmpty() && !attributes.equals("unsigned")) {
            return other;
        }
        String arguments = shape.group(2) == null ? "" : shape.group(2);
        ColumnType type = reader.apply(new Shape(shape.group(1), arguments, !attributes.isEmpty()));
        return type == null ? other : type;
    }

    private static ColumnType integer(Size size, Shape shape) {
        return new ColumnType.Int(size, shape.unsigned());
    }

    private static ColumnType decimal(Shape shape) {
        String[] digits = shape.arguments().split(",");
        return new ColumnType.Decimal(Integer.parseInt(digits[0]), Integer.parseInt(digits[1]), shape.unsigned());
    }
}
