package dev.tenure.processor.emit;

import static java.util.Map.entry;

import dev.tenure.repository.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How values of a Java type get into parameters and out of columns.
 *
 * @param type   the type; {@code null} for a primitive one
 * @param jdbc   what JDBC calls it, where JDBC can set it; {@code ""} where {@link Values} does
 * @param reader what JDBC, or {@link Values} if NULL is to be told, calls it when it is read
 * @param helped whether {@link Values} reads it even where it is never NULL
 */
record Codec(Class<?> type, String jdbc, String reader, boolean helped) {

    private static final Map<String, Codec> CODECS = Map.ofEntries(
            entry("long", new Codec(null, "Long", "Long", false)),
            entry("int", new Codec(null, "Int", "Int", false)),
            entry("short", new Codec(null, "Short", "Short", false)),
            entry("byte", new Codec(null, "Byte", "Byte", false)),
            entry("double", new Codec(null, "Double", "Double", false)),
            entry("float", new Codec(null, "Float", "Float", false)),
            entry("boolean", new Codec(null, "Boolean", "Boolean", false)),
            entry("char", new Codec(null, "", "Character", true)),
            entry("byte[]", new Codec(null, "Bytes", "Bytes", false)),
            entry("java.lang.Long", new Codec(Long.class, "", "Long", false)),
            entry("java.lang.Integer", new Codec(Integer.class, "", "Integer", true)),
            entry("java.lang.Short", new Codec(Short.class, "", "Short", false)),
            entry("java.lang.Byte", new Codec(Byte.class, "", "Byte", false)),
            entry("java.lang.Double", new Codec(Double.class, "", "Double", false)),
            entry("java.lang.Float", new Codec(Float.class, "", "Float", false)),
            entry("java.lang.Boolean", new Codec(Boolean.class, "", "Boolean", false)),
            entry("java.lang.Character", new Codec(Character.class, "", "Character", true)),
            entry("java.lang.String", new Codec(String.class, "String", "String", false)),
            entry("java.math.BigDecimal", new Codec(BigDecimal.class, "BigDecimal", "BigDecimal", false)),
            entry("java.math.BigInteger", new Codec(BigInteger.class, "", "BigInteger", true)),
            entry("java.util.UUID", new Codec(UUID.class, "", "Uuid", true)),
            entry("java.time.Year", new Codec(Year.class, "", "Year", true)),
            entry("java.time.Instant", new Codec(Instant.class, "", "Instant", true)),
            entry("java.time.OffsetDateTime", new Codec(OffsetDateTime.class, "", "OffsetDateTime", true)),
            entry("java.time.LocalDate", new Codec(LocalDate.class, "", "", false)),
            entry("java.time.LocalDateTime", new Codec(LocalDateTime.class, "", "", false)),
            entry("java.time.LocalTime", new Codec(LocalTime.class, "", "", false)));

    /** What JDBC reads and sets itself although it may be NULL. */
    private static final Set<String> NULLABLE =
            Set.of("java.lang.String", "java.math.BigDecimal", "byte[]");
    private static final Set<Class<?>> STAMPS = Set.of(Instant.class, OffsetDateTime.class, LocalDateTime.class);

    static boolean knows(String javaType) {
        return CODECS.containsKey(javaType);
    }

    static Codec of(String javaType) {
        return CODECS.get(javaType);
    }

    /** Whether a repository can fill it with the time. */
    boolean isStamp() {
        return type != null && STAMPS.contains(type);
    }

    boolean isLocal() {
        return type == LocalDateTime.class;
    }

    /** Whether a column holds only so many digits after its second. */
    boolean isTime() {
        return isStamp() || type == LocalTime.class;
    }

    /** Sets the parameter {@code at}. */
    String bind(JavaSource source, String at, String value, int fsp) {
        return jdbc.isEmpty()
                ? source.use(Values.class) + ".set" + name() + "(statement, " + at + ", " + value
                        + (isTime() ? ", " + fsp : "") + ")"
                : "statement.set" + jdbc + "(" + at + ", " + value + ")";
    }

    /** The value of a column. */
    String read(JavaSource source, String javaType, int column, boolean nullable) {
        if (reader.isEmpty()) {
            return "row.getObject(" + column + ", " + source.use(type) + ".class)";
        }
        return helped || nullable && !NULLABLE.contains(javaType) && type != null
                ? source.use(Values.class) + ".get" + reader + "(row, " + column + ")"
                : "row.get" + reader + "(" + column + ")";
    }

    /** What {@link Values} and lookups call it. */
    String name() {
        return reader.isEmpty() ? type.getSimpleName() : reader;
    }

    /** The time of the call, as a column of that many digits holds it. */
    String now(JavaSource source, int fsp) {
        String name = type.getSimpleName();
        return source.use(Values.class) + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                + "(now, " + fsp + ")";
    }
}
