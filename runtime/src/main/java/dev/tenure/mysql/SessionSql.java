package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The session in which migrations run: what is set in it, so that one file means the same everywhere. */
public final class SessionSql {

    // strict, and with the defaults of both servers in what text means: see SqlLexer
    private static final String SQL_MODE =
            "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private static final String CURRENT = "SELECT @@SESSION.sql_mode, @@SESSION.foreign_key_checks,"
            + " @@SESSION.lc_messages, @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout";

    private SessionSql() {}

    /** The database that the connection works in; empty where its URL names none. */
    public static Optional<String> database(Connection connection) throws SQLException {
        return Jdbc.value(connection, "SELECT DATABASE()");
    }

    /**
     * Sets the session up for migrations.
     *
     * @param wait how long a statement may wait for a lock: the server counts in whole seconds, at least one
     * @return what brings the session back to what it was: a pool may hand it to others
     */
    public static String prepare(Connection connection, Duration wait) throws SQLException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String before = Jdbc.one(connection, CURRENT, row -> assignment(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .orElseThrow();
        JournalSql.execute(connection, assignment(SQL_MODE, "1", "en_US", seconds, seconds));
        return before;
    }

    /** @param before what {@link #prepare} returned */
    public static void restore(Connection connection, String before) throws SQLException {
        JournalSql.execute(connection, before);
    }

    private static String assignment(String mode, String keys, String language, long tables, long rows) {
        return "SET SESSION sql_mode = " + Identifiers.literal(mode)
                + ", SESSION foreign_key_checks = " + keys
                + ", SESSION lc_messages = " + Identifiers.literal(language)
                + ", SESSION lock_wait_timeout = " + tables
                + ", SESSION innodb_lock_wait_timeout = " + rows;
    }
}
