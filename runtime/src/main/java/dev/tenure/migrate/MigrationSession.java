package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.LeaseSql;
import dev.tenure.mysql.LockSql;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One connection to one database.
 *
 * @param connections where more of them come from
 */
record MigrationSession(Connections connections, Connection connection, SessionSql.Start start) {

    MigrationSession {
        if (start.database().isEmpty()) {
            throw new TenureException(
                    "TEN401",
                    "The connection names no database.",
                    "Put its name into the URL: jdbc:mysql://host:3306/name.");
        }
    }

    /** What is done with a session. */
    interface Task<T> {
        T run(MigrationSession session) throws SQLException;
    }

    /** What is done while nobody else migrates the database. */
    interface LockedTask<T> {
        T run(MigrationSession session, MigrationLock lock) throws SQLException;
    }

    /** Runs {@code task} on a connection of its own; what the server refuses becomes a TEN5xx. */
    static <T> T with(Connections connections, Task<T> task) {
        try (Connection connection = open(connections)) {
            // asked first, since drivers pass on what is set already
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return task.run(new MigrationSession(connections, connection, SessionSql.start(connection)));
        } catch (SQLException e) {
            throw ServerErrors.explain(e, "asking the server", connections);
        }
    }

    /** The same with the lock held and the session set up for migrations. */
    static <T> T locked(Connections connections, Locking locking, MigrationListener listener, LockedTask<T> task) {
        return with(connections, session -> {
            SessionSql.prepare(session.connection(), locking.statementLock());
            MigrationLock lock = MigrationLock.take(session, locking, listener);
            try {
                listener.on(new MigrationEvent.LockTaken());
                return task.run(session, lock);
            } finally {
                leave(session, lock);
            }
        });
    }

    private static Connection open(Connections connections) {
        try {
            return connections.open();
        } catch (SQLException e) {
            throw ServerErrors.explain(e, "connecting");
        }
    }

    private static void leave(MigrationSession session, MigrationLock lock) {
        try {
            lock.release();
            SessionSql.restore(session.connection(), session.start);
        } catch (SQLException gone) {
            // with the session both are gone
        }
    }

    String database() {
        return start.database().orElseThrow();
    }

    /** Who migrates the database at this moment. */
    Optional<String> running() throws SQLException {
        Optional<String> holder = LockSql.holder(connection, LockSql.name(database()));
        return holder.isPresent() ? holder : LeaseSql.holder(connection);
    }
}
