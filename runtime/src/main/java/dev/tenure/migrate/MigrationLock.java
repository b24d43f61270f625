package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.LockSql;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one process at a time holds while it migrates a database. */
interface MigrationLock {

    /** @throws TenureException TEN410 where it is no longer held */
    void verify() throws SQLException;

    /**
     * Verifies it and writes these rows into the journal.
     *
     * @throws TenureException TEN410 where it is no longer held; nothing is written then
     */
    void record(List<JournalRow> rows) throws SQLException;

    void release() throws SQLException;

    /**
     * Takes the server's named lock, or the lease where the server has no such locks. A named lock ends with its
     * session, so that whoever has it knows that nothing of an earlier holder is still running.
     */
    static MigrationLock take(MigrationSession session, Locking locking, MigrationListener listener)
            throws SQLException {
        Optional<MigrationLock> named = NamedLock.take(session, locking, listener);
        return named.isPresent() ? named.get() : LeaseLock.take(session, locking, listener);
    }

    static TenureException busy(String database, String holder, Duration waited) {
        return new TenureException(
                "TEN409",
                "Another process migrates " + database + ": " + holder + ". It was not done after "
                        + waited.toSeconds() + " s.",
                "Wait until it is done and run this again; if it hangs, end that session.");
    }

    static TenureException lost(String database) {
        return new TenureException(
                "TEN410",
                "The lock on the migrations of " + database + " was lost: this session no longer holds it.",
                "Run this again: it goes on where it stopped. Connect to the server itself if a proxy stands between.");
    }

    /** The server's named lock. */
    record NamedLock(MigrationSession session, String name) implements MigrationLock {

        private static Optional<MigrationLock> take(
                MigrationSession session, Locking locking, MigrationListener listener) throws SQLException {
            Connection connection = session.connection();
            String name = LockSql.name(session.database());
            Optional<Boolean> taken = attempt(connection, name, 0);
            if (taken.isPresent() && !taken.get()) {
                listener.on(new MigrationEvent.WaitingForLock(holder(connection, name)));
                taken = attempt(connection, name, Math.max(1, (int) locking.migrationLock().toSeconds()));
                if (taken.isPresent() && !taken.get()) {
                    throw busy(session.database(), holder(connection, name), locking.migrationLock());
                }
            }
            return taken.map(held -> new NamedLock(session, name));
        }

        /** Empty where there is no such lock to be had, by whatever the server says to that. */
        private static Optional<Boolean> attempt(Connection connection, String name, int seconds) throws SQLException {
            try {
                return LockSql.take(connection, name, seconds);
            } catch (SQLException e) {
                if (ServerErrors.isConnectionLost(e)) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        private static String holder(Connection connection, String name) throws SQLException {
            return LockSql.holder(connection, name).orElse("it has just ended");
        }

        @Override
        public void verify() throws SQLException {
            require(LockSql.isMine(session.connection(), name));
        }

        /** In one statement, unless a replica would run it too: there nobody holds the lock. */
        @Override
        public void record(List<JournalRow> rows) throws SQLException {
            if (session.start().logsText()) {
                verify();
                JournalSql.write(session.connection(), rows);
            } else {
                require(JournalSql.writeHolding(session.connection(), name, rows));
            }
        }

        private void require(boolean mine) {
            if (!mine) {
                throw lost(session.database());
            }
        }

        @Override
        public void release() throws SQLException {
            LockSql.release(session.connection(), name);
        }
    }
}
