package dev.tenure.processor.read;

import static java.util.Map.entry;

import dev.tenure.annotation.SqlType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What Java types lead to, and how they are written. */
final class JavaTypes {

    private static final Map<String, SqlType> COLUMNS = Map.ofEntries(
            entry("boolean", SqlType.BOOLEAN), entry("java.lang.Boolean", SqlType.BOOLEAN),
            entry("byte", SqlType.TINYINT), entry("java.lang.Byte", SqlType.TINYINT),
            entry("short", SqlType.SMALLINT), entry("java.lang.Short", SqlType.SMALLINT),
            entry("int", SqlType.INT), entry("java.lang.Integer", SqlType.INT),
            entry("long", SqlType.BIGINT), entry("java.lang.Long", SqlType.BIGINT),
            entry("float", SqlType.FLOAT), entry("java.lang.Float", SqlType.FLOAT),
            entry("double", SqlType.DOUBLE), entry("java.lang.Double", SqlType.DOUBLE),
            entry("char", SqlType.CHAR), entry("java.lang.Character", SqlType.CHAR),
            entry("byte[]", SqlType.BLOB),
            entry("java.lang.String", SqlType.VARCHAR),
            entry("java.math.BigDecimal", SqlType.DECIMAL),
            entry("java.math.BigInteger", SqlType.DECIMAL),
            entry("java.util.UUID", SqlType.CHAR),
            entry("java.time.Instant", SqlType.TIMESTAMP),
            entry("java.time.OffsetDateTime", SqlType.TIMESTAMP),
            entry("java.time.LocalDateTime", SqlType.DATETIME),
            entry("java.time.LocalDate", SqlType.DATE),
            entry("java.time.LocalTime", SqlType.TIME),
            entry("java.time.Year", SqlType.YEAR));

    /** How many characters a type holds that has one length only. */
    private static final Map<String, Integer> LENGTHS =
            Map.of("char", 1, "java.lang.Character", 1, "java.util.UUID", 36);

    private JavaTypes() {}

    /** The type's qualified name with its arguments, and without the annotations that {@code toString} would add. */
    static String text(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return text(array.getComponentType()) + "[]";
        }
        if (type instanceof DeclaredType declared) {
            String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
            return declared.getTypeArguments().isEmpty()
                    ? name
                    : name + declared.getTypeArguments().stream()
                            .map(JavaTypes::text).collect(Collectors.joining(",", "<", ">"));
        }
        return type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
    }

    static Optional<SqlType> columnType(TypeMirror type) {
        return Optional.ofNullable(COLUMNS.get(text(type)));
    }

    static Optional<Integer> length(TypeMirror type) {
        return Optional.ofNullable(LENGTHS.get(text(type)));
    }

    static Optional<TypeElement> enumeration(TypeMirror type) {
        return element(type).filter(element -> element.getKind() == ElementKind.ENUM);
    }

    static Optional<TypeElement> element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    static boolean is(TypeMirror type, Class<?> other) {
        return element(type).filter(element -> element.getQualifiedName().contentEquals(other.getName())).isPresent();
    }
}
