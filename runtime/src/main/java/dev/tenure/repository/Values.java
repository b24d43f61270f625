package dev.tenure.repository;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.UUID;

/** Values that may be absent, and those for which JDBC has no type of its own, into parameters and out of columns. */
public final class Values {

    private static final int[] NANOS = {1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000};

    /**
     * JDK 17 compiles a method into its callers only once its own jar has come upon all that its signature names, which
     * this one does not while it only passes on what {@link Timestamp} makes.
     */
    private static final Class<?> MET = Instant.class;

    private Values() {}

    /** A value as text; {@code null} where it is absent. */
    public static String text(Object value) {
        return value == null ? null : value.toString();
    }

    public static void setLong(PreparedStatement statement, int at, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }

    public static void setInteger(PreparedStatement statement, int at, Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setInt(at, value);
        }
    }

    public static void setShort(PreparedStatement statement, int at, Short value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.SMALLINT);
        } else {
            statement.setShort(at, value);
        }
    }

    public static void setByte(PreparedStatement statement, int at, Byte value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.TINYINT);
        } else {
            statement.setByte(at, value);
        }
    }

    public static void setBoolean(PreparedStatement statement, int at, Boolean value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BOOLEAN);
        } else {
            statement.setBoolean(at, value);
        }
    }

    public static void setDouble(PreparedStatement statement, int at, Double value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.DOUBLE);
        } else {
            statement.setDouble(at, value);
        }
    }

    public static void setFloat(PreparedStatement statement, int at, Float value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.REAL);
        } else {
            statement.setFloat(at, value);
        }
    }

    public static void setCharacter(PreparedStatement statement, int at, Character value) throws SQLException {
        statement.setString(at, value == null ? null : value.toString());
    }

    public static void setBigInteger(PreparedStatement statement, int at, BigInteger value) throws SQLException {
        statement.setBigDecimal(at, value == null ? null : new BigDecimal(value));
    }

    public static void setUuid(PreparedStatement statement, int at, UUID value) throws SQLException {
        statement.setString(at, value == null ? null : value.toString());
    }

    public static void setLocalDate(PreparedStatement statement, int at, LocalDate value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.DATE);
        } else {
            statement.setObject(at, value);
        }
    }

    public static void setYear(PreparedStatement statement, int at, Year value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setInt(at, value.getValue());
        }
    }

    /** @param fsp how many digits after the second the column holds, here and below; what it does not hold is cut off */
    public static void setInstant(PreparedStatement statement, int at, Instant value, int fsp) throws SQLException {
        statement.setTimestamp(at, value == null ? null : timestamp(value, fsp));
    }

    static Timestamp timestamp(Instant value, int fsp) {
        Timestamp timestamp = Timestamp.from(value);
        int rest = rest(value.getNano(), fsp);
        if (rest != 0) {
            timestamp.setNanos(value.getNano() - rest);
        }
        return timestamp;
    }

    public static void setOffsetDateTime(PreparedStatement statement, int at, OffsetDateTime value, int fsp) throws SQLException {
        setInstant(statement, at, value == null ? null : value.toInstant(), fsp);
    }

    public static void setLocalDateTime(PreparedStatement statement, int at, LocalDateTime value, int fsp) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.TIMESTAMP);
        } else {
            statement.setObject(at, cut(value, fsp));
        }
    }

    public static void setLocalTime(PreparedStatement statement, int at, LocalTime value, int fsp) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.TIME);
        } else {
            statement.setObject(at, cut(value, fsp));
        }
    }

    /** What of the nanoseconds that many digits do not hold: seconds are the most usual, and divisions slow. */
    private static int rest(int nanos, int fsp) {
        return fsp == 0 || nanos == 0 ? nanos : nanos % NANOS[fsp];
    }

    /** The time as a column of that many digits after the second holds it, here and below. */
    public static Instant cut(Instant value, int fsp) {
        int rest = value == null ? 0 : rest(value.getNano(), fsp);
        return rest == 0 ? value : truncated(value, fsp);
    }

    /** As above, but always an instant of its own, which a JVM need not make where it sees it go no further. */
    static Instant truncated(Instant value, int fsp) {
        return Instant.ofEpochSecond(value.getEpochSecond(), value.getNano() - rest(value.getNano(), fsp));
    }

    /** The time of a call as a field holds it, here and below. */
    public static Instant instant(Instant now, int fsp) {
        return cut(now, fsp);
    }

    public static OffsetDateTime offsetDateTime(Instant now, int fsp) {
        return cut(now, fsp).atOffset(ZoneOffset.UTC);
    }

    public static LocalDateTime localDateTime(Instant now, int fsp) {
        return LocalDateTime.ofInstant(cut(now, fsp), ZoneOffset.UTC);
    }

    public static OffsetDateTime cut(OffsetDateTime value, int fsp) {
        int rest = value == null ? 0 : rest(value.getNano(), fsp);
        return rest == 0 ? value : value.minusNanos(rest);
    }

    public static LocalDateTime cut(LocalDateTime value, int fsp) {
        int rest = value == null ? 0 : rest(value.getNano(), fsp);
        return rest == 0 ? value : value.minusNanos(rest);
    }

    public static LocalTime cut(LocalTime value, int fsp) {
        int rest = value == null ? 0 : rest(value.getNano(), fsp);
        return rest == 0 ? value : value.minusNanos(rest);
    }

    public static Long getLong(ResultSet row, int at) throws SQLException {
        long value = row.getLong(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Integer getInteger(ResultSet row, int at) throws SQLException {
        int value = row.getInt(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Short getShort(ResultSet row, int at) throws SQLException {
        short value = row.getShort(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Byte getByte(ResultSet row, int at) throws SQLException {
        byte value = row.getByte(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Boolean getBoolean(ResultSet row, int at) throws SQLException {
        boolean value = row.getBoolean(at);
        return !value && row.wasNull() ? null : value;
    }

    public static Double getDouble(ResultSet row, int at) throws SQLException {
        double value = row.getDouble(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Float getFloat(ResultSet row, int at) throws SQLException {
        float value = row.getFloat(at);
        return value == 0 && row.wasNull() ? null : value;
    }

    public static Character getCharacter(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        return text == null ? null : text.isEmpty() ? Character.valueOf(' ') : Character.valueOf(text.charAt(0));
    }

    public static BigInteger getBigInteger(ResultSet row, int at) throws SQLException {
        BigDecimal value = row.getBigDecimal(at);
        return value == null ? null : value.toBigInteger();
    }

    public static UUID getUuid(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        return text == null ? null : UUID.fromString(text);
    }

    public static Instant getInstant(ResultSet row, int at) throws SQLException {
        Timestamp value = row.getTimestamp(at);
        return value == null ? null : value.toInstant();
    }

    public static OffsetDateTime getOffsetDateTime(ResultSet row, int at) throws SQLException {
        Timestamp value = row.getTimestamp(at);
        return value == null ? null : value.toInstant().atOffset(ZoneOffset.UTC);
    }

    public static Year getYear(ResultSet row, int at) throws SQLException {
        int value = row.getInt(at);
        return row.wasNull() ? null : Year.of(value);
    }
}
