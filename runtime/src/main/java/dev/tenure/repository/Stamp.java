package dev.tenure.repository;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A column that a repository fills with the time.
 *
 * @param fsp   how many digits after the second it holds
 * @param local whether it holds the date and time of day in UTC, rather than a point in time
 */
public record Stamp(int fsp, boolean local) {

    static final Stamp NONE = new Stamp(-1, false);

    public static Stamp instant(int fsp) {
        return new Stamp(fsp, false);
    }

    public static Stamp local(int fsp) {
        return new Stamp(fsp, true);
    }

    /** Sets the same time twice, by this and by another, and gives the place of the next parameter. */
    int bind(PreparedStatement statement, int at, Instant now, Stamp other) throws SQLException {
        if (fsp < 0 || local || !equals(other)) {
            return other.bind(statement, bind(statement, at, now), now);
        }
        Timestamp time = Values.timestamp(now, fsp);
        statement.setTimestamp(at, time);
        statement.setTimestamp(at + 1, time);
        return at + 2;
    }

    /** Sets the time, if there is such a column, and gives the place of the next parameter. */
    int bind(PreparedStatement statement, int at, Instant now) throws SQLException {
        if (fsp < 0) {
            return at;
        }
        if (local) {
            Values.setLocalDateTime(statement, at, LocalDateTime.ofInstant(now, ZoneOffset.UTC), fsp);
        } else {
            Values.setInstant(statement, at, now, fsp);
        }
        return at + 1;
    }
}
