package dev.tenure.processor.read;

import static java.util.Map.entry;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.EnumValue;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.SqlType;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ColumnType.Capacity;
import dev.tenure.schema.ColumnType.Int.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** The type of a column, from its field's Java type and what the field's annotations say of it. */
final class TypeReader {

    private static final int DEFAULT_LENGTH = 255;

    /** What a type is made of beside its name. */
    private record Shape(int length, int precision, int scale, int fsp, boolean unsigned) {}

    private static final Map<SqlType, Function<Shape, ColumnType>> TYPES = Map.ofEntries(
            entry(SqlType.BOOLEAN, shape -> new ColumnType.Bool()),
            entry(SqlType.TINYINT, shape -> new ColumnType.Int(Size.TINY, shape.unsigned())),
            entry(SqlType.SMALLINT, shape -> new ColumnType.Int(Size.SMALL, shape.unsigned())),
            entry(SqlType.MEDIUMINT, shape -> new ColumnType.Int(Size.MEDIUM, shape.unsigned())),
            entry(SqlType.INT, shape -> new ColumnType.Int(Size.REGULAR, shape.unsigned())),
            entry(SqlType.BIGINT, shape -> new ColumnType.Int(Size.BIG, shape.unsigned())),
            entry(SqlType.DECIMAL, shape -> new ColumnType.Decimal(shape.precision(), shape.scale(), shape.unsigned())),
            entry(SqlType.FLOAT, shape -> new ColumnType.Floating(false)),
            entry(SqlType.DOUBLE, shape -> new ColumnType.Floating(true)),
            entry(SqlType.CHAR, shape -> new ColumnType.Char(shape.length())),
            entry(SqlType.VARCHAR, shape -> new ColumnType.Varchar(shape.length())),
            entry(SqlType.BINARY, shape -> new ColumnType.Binary(shape.length())),
            entry(SqlType.VARBINARY, shape -> new ColumnType.Varbinary(shape.length())),
            entry(SqlType.TINYTEXT, shape -> new ColumnType.Text(Capacity.TINY)),
            entry(SqlType.TEXT, shape -> new ColumnType.Text(Capacity.REGULAR)),
            entry(SqlType.MEDIUMTEXT, shape -> new ColumnType.Text(Capacity.MEDIUM)),
            entry(SqlType.LONGTEXT, shape -> new ColumnType.Text(Capacity.LONG)),
            entry(SqlType.TINYBLOB, shape -> new ColumnType.Blob(Capacity.TINY)),
            entry(SqlType.BLOB, shape -> new ColumnType.Blob(Capacity.REGULAR)),
            entry(SqlType.MEDIUMBLOB, shape -> new ColumnType.Blob(Capacity.MEDIUM)),
            entry(SqlType.LONGBLOB, shape -> new ColumnType.Blob(Capacity.LONG)),
            entry(SqlType.JSON, shape -> new ColumnType.Json()),
            entry(SqlType.DATE, shape -> new ColumnType.Date()),
            entry(SqlType.YEAR, shape -> new ColumnType.Year()),
            entry(SqlType.TIME, shape -> new ColumnType.Time(shape.fsp())),
            entry(SqlType.DATETIME, shape -> new ColumnType.DateTime(shape.fsp())),
            entry(SqlType.TIMESTAMP, shape -> new ColumnType.Timestamp(shape.fsp())));

    private final Declarations declarations;

    TypeReader(Declarations declarations) {
        this.declarations = declarations;
    }

    /** The type that field and annotations ask for; empty after a problem was reported. */
    Optional<ColumnType> read(Declaration entity, Field field) {
        Optional<Mirror> column = field.annotations().find(Column.class);
        if (field.has(Json.class)) {
            return Optional.of(new ColumnType.Json());
        }
        Optional<SqlType> said = column.flatMap(TypeReader::said);
        if (said.isEmpty()) {
            Optional<TypeElement> enumeration = JavaTypes.enumeration(field.type());
            if (enumeration.isPresent()) {
                return Optional.of(new ColumnType.Enumeration(values(enumeration.get())));
            }
        }
        Optional<SqlType> type = said.or(() -> byField(field));
        if (type.isEmpty() && field.type().getKind() != TypeKind.ERROR) {
            declarations.refuse(entity, field.origin(), "TEN154",
                    "The type " + JavaTypes.text(field.type()) + " of " + field.label() + " leads to no column.",
                    JavaTypes.is(field.type(), EntityRef.class)
                            ? "Put @Polymorphic on it, with the entities that it can refer to."
                            : "Give the field a type of the table in dev.tenure.annotation, put @Json on it, or say a "
                                    + "type with @Column.");
        }
        if (type.filter(SqlType.DECIMAL::equals).isPresent() && !saysDigits(field, column)) {
            declarations.refuse(entity, column.map(Mirror::origin).orElseGet(field::origin), "TEN157",
                    "Nothing says how many digits " + field.label() + " has.",
                    "Put @Digits(integer = 8, fraction = 2) on it, or precision and scale into its @Column.");
            return Optional.empty();
        }
        return type.map(name -> TYPES.get(name).apply(shape(field, column, name)));
    }

    /** The type of a column that no field shapes; {@code otherwise} where nothing names one. */
    static ColumnType read(Optional<Mirror> column, ColumnType otherwise) {
        return column.flatMap(mirror -> said(mirror).map(type -> TYPES.get(type).apply(new Shape(
                        mirror.number("length"), mirror.number("precision"), mirror.number("scale"),
                        mirror.number("fsp"), mirror.flag("unsigned")))))
                .orElseGet(() -> adjusted(otherwise, column));
    }

    /** A type that comes from elsewhere, with the length or the sign that the annotation says. */
    static ColumnType adjusted(ColumnType type, Optional<Mirror> column) {
        if (type instanceof ColumnType.Int number) {
            return new ColumnType.Int(number.size(), column.filter(mirror -> mirror.says("unsigned"))
                    .map(mirror -> mirror.flag("unsigned")).orElse(number.unsigned()));
        }
        Optional<Integer> length = said(column, "length");
        if (type instanceof ColumnType.Char && length.isPresent()) {
            return new ColumnType.Char(length.get());
        }
        return type instanceof ColumnType.Varchar && length.isPresent() ? new ColumnType.Varchar(length.get()) : type;
    }

    /**
     * The type that a column is said to have; empty where its field decides. The attribute's default is not asked for:
     * javac cannot say it as long as no source of the compile uses the annotation.
     */
    static Optional<SqlType> said(Mirror column) {
        return Optional.of(column)
                .filter(mirror -> mirror.says("type"))
                .flatMap(mirror -> mirror.constant("type", SqlType.class))
                .filter(type -> type != SqlType.BY_FIELD);
    }

    private static Optional<SqlType> byField(Field field) {
        return JavaTypes.columnType(field.type())
                .map(type -> type == SqlType.BLOB && Constraints.maxSize(field).isPresent() ? SqlType.VARBINARY : type);
    }

    private static Shape shape(Field field, Optional<Mirror> column, SqlType type) {
        Optional<Mirror> digits = Constraints.digits(field);
        int fraction = digits.map(mirror -> mirror.number("fraction")).orElse(0);
        return new Shape(
                said(column, "length")
                        .or(() -> Constraints.maxSize(field))
                        .or(() -> JavaTypes.length(field.type()))
                        .orElse(DEFAULT_LENGTH),
                said(column, "precision")
                        .or(() -> digits.map(mirror -> mirror.number("integer") + fraction))
                        .orElse(0),
                said(column, "scale").orElse(says(column, "precision") ? 0 : fraction),
                said(column, "fsp").orElse(0),
                column.filter(mirror -> mirror.says("unsigned"))
                        .map(mirror -> mirror.flag("unsigned"))
                        .orElse(field.has(Id.class) && type != SqlType.DECIMAL));
    }

    private static boolean saysDigits(Field field, Optional<Mirror> column) {
        return says(column, "precision") || Constraints.digits(field).isPresent();
    }

    private static boolean says(Optional<Mirror> column, String attribute) {
        return column.filter(mirror -> mirror.says(attribute)).isPresent();
    }

    private static Optional<Integer> said(Optional<Mirror> column, String attribute) {
        return column.filter(mirror -> mirror.says(attribute)).map(mirror -> mirror.number(attribute));
    }

    private static List<String> values(TypeElement enumeration) {
        return List.copyOf(texts(enumeration).values());
    }

    /** What the database holds for the constants of an enum, by their names in declared order. */
    static Map<String, String> texts(TypeElement enumeration) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element constant : enumeration.getEnclosedElements()) {
            if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
                texts.put(constant.getSimpleName().toString(), value(constant));
            }
        }
        return texts;
    }

    private static String value(Element constant) {
        return Annotations.of(constant).find(EnumValue.class)
                .map(mirror -> mirror.text("value"))
                .orElseGet(() -> constant.getSimpleName().toString().toLowerCase(Locale.ROOT));
    }
}
