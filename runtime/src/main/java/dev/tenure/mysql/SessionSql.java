package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The session in which migrations run: what is set in it, so that one file means the same everywhere. */
public final class SessionSql {

    /**
     * A session as it was handed over.
     *
     * @param server     the server that it is on
     * @param database   the database that it works in; empty where its URL names none
     * @param logsText   whether replicas get the text of its statements, and work out for themselves what that means
     * @param tableWait  for how many seconds it waits for a table
     * @param assignment what brings its settings back: a pool may hand it to others
     */
    public record Start(
            Server server, Optional<String> database, boolean logsText, long tableWait, String assignment) {}

    /** How long what only reads waits for a table that another session holds, before it tells who that is. */
    public static final Duration READING = Duration.ofSeconds(10);

    // strict, and with the defaults of both servers in what text means: see SqlLexer
    private static final String SQL_MODE =
            "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    // in one question, since each is a round trip
    private static final String START = "SELECT VERSION(), DATABASE(), @@SESSION.binlog_format,"
            + " @@SESSION.sql_mode, @@SESSION.foreign_key_checks, @@SESSION.lc_messages,"
            + " @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout";

    private SessionSql() {}

    /** The database that the connection works in; empty where its URL names none. */
    public static Optional<String> database(Connection connection) throws SQLException {
        return Jdbc.value(connection, "SELECT DATABASE()");
    }

    /** How the session is before anything is set in it. */
    public static Start start(Connection connection) throws SQLException {
        return Jdbc.one(connection, START, SessionSql::start).orElseThrow();
    }

    private static Start start(ResultSet row) throws SQLException {
        return new Start(
                Server.parse(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                row.getString(3).equals("STATEMENT"),
                row.getLong(7),
                assignment(row.getString(4), row.getString(5), row.getString(6), row.getLong(7), row.getLong(8)));
    }

    /**
     * Sets the session up for migrations.
     *
     * @param wait how long a statement may wait for a lock: the server counts in whole seconds, at least one
     */
    public static void prepare(Connection connection, Duration wait) throws SQLException {
        prepare(connection, Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static void prepare(Connection connection, long seconds) throws SQLException {
        JournalSql.execute(connection, assignment(SQL_MODE, "1", "en_US", seconds, seconds));
    }

    /** Sets a session up to read: it waits for a table no longer than it would have, and than {@link #READING}. */
    public static Start prepareToRead(Connection connection) throws SQLException {
        Start start = start(connection);
        prepare(connection, Math.min(start.tableWait(), READING.toSeconds()));
        return start;
    }

    /** For a session that has waited once in vain, and asks on. */
    public static void waitNoLonger(Connection connection) throws SQLException {
        JournalSql.execute(connection, "SET SESSION lock_wait_timeout = 1");
    }

    /** Has foreign keys checked again, as in every session that {@link #prepare} set up. */
    public static void checkForeignKeys(Connection connection) throws SQLException {
        JournalSql.execute(connection, "SET SESSION foreign_key_checks = 1");
    }

    /** Lets the texts of times mean UTC from now on. */
    public static void utc(Connection connection) throws SQLException {
        JournalSql.execute(connection, "SET SESSION time_zone = '+00:00'");
    }

    /** Sets it back. */
    public static void restore(Connection connection, Start start) throws SQLException {
        JournalSql.execute(connection, start.assignment());
    }

    private static String assignment(String mode, String keys, String language, long tables, long rows) {
        return "SET SESSION sql_mode = " + Identifiers.literal(mode)
                + ", SESSION foreign_key_checks = " + keys
                + ", SESSION lc_messages = " + Identifiers.literal(language)
                + ", SESSION lock_wait_timeout = " + tables
                + ", SESSION innodb_lock_wait_timeout = " + rows;
    }
}
