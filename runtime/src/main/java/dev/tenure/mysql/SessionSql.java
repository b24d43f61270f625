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

    private SessionSql() {}

    /** The database that the connection works in; empty where its URL names none. */
    public static Optional<String> database(Connection connection) throws SQLException {
        return Jdbc.value(connection, "SELECT DATABASE()");
    }

    /** @param wait how long a statement may wait for a lock: the server counts in whole seconds, at least one */
    public static void prepare(Connection connection, Duration wait) throws SQLException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        JournalSql.execute(connection, "SET SESSION sql_mode = '" + SQL_MODE + "', SESSION foreign_key_checks = 1,"
                + " SESSION lc_messages = 'en_US', SESSION lock_wait_timeout = " + seconds
                + ", SESSION innodb_lock_wait_timeout = " + seconds);
    }
}
