package dev.tenure.repository;

import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Where statements run: on a connection of their own out of a data source, or all on one that somebody else opened and
 * closes.
 */
public final class Session {

    /** How often a transaction begins anew. */
    private static final int TRIES = 10;

    private final DataSource dataSource;
    private final Connection connection;
    private final Settings settings;
    private final boolean turnsAutoCommitOn;

    private Session(DataSource dataSource, Connection connection, Settings settings) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.settings = Objects.requireNonNull(settings, "settings");
        this.turnsAutoCommitOn = settings.ownTransactions();
    }

    public static Session of(DataSource dataSource, Settings settings) {
        return new Session(Objects.requireNonNull(dataSource, "dataSource"), null, settings);
    }

    /** On a connection whose transaction is the caller's: nothing is committed, rolled back or closed. */
    public static Session of(Connection connection, Settings settings) {
        return new Session(null, Objects.requireNonNull(connection, "connection"), settings);
    }

    Settings settings() {
        return settings;
    }

    Instant now() {
        return settings.clock().instant();
    }

    Connection open() throws SQLException {
        if (connection != null) {
            return connection;
        }
        Connection opened = dataSource.getConnection();
        if (turnsAutoCommitOn && !opened.getAutoCommit()) {
            opened.setAutoCommit(true);
        }
        return opened;
    }

    void close(Connection opened) throws SQLException {
        if (opened != connection) {
            opened.close();
        }
    }

    /** What runs on a connection and fails as JDBC does. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {

        T on(Connection connection) throws X, SQLException;
    }

    /**
     * Runs work as a whole or not at all: in a transaction, or, inside of somebody's transaction, behind a savepoint to
     * which it goes back when the work fails.
     */
    <T, X extends Exception> T atomically(Work<T, X> work) throws X, SQLException {
        Connection opened = open();
        try {
            return opened.getAutoCommit() ? inTransaction(opened, work) : behindSavepoint(opened, work);
        } finally {
            close(opened);
        }
    }

    /** What runs in a transaction, and has to know whose that is. */
    @FunctionalInterface
    interface Piece {

        /** @param own whether the transaction is of nothing else, and locks no gaps between rows */
        void on(Connection connection, boolean own) throws SQLException;
    }

    /**
     * Runs a piece of work as a whole, which begins anew as often as another session's locks end it. In somebody's
     * transaction more than this piece would have to begin anew, which is for them to do.
     */
    void persistently(Piece piece) throws SQLException {
        Connection opened = open();
        try {
            if (opened.getAutoCommit()) {
                untilDone(opened, piece);
            } else {
                behindSavepoint(opened, connection -> run(piece, connection, false));
            }
        } finally {
            close(opened);
        }
    }

    private static void untilDone(Connection opened, Piece piece) throws SQLException {
        for (int left = TRIES; ; left--) {
            try {
                inTransaction(opened, connection -> {
                    Transactions.readCommitted(connection);
                    return run(piece, connection, true);
                });
                return;
            } catch (SQLException e) {
                if (left == 0 || !ServerErrors.isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    private static Void run(Piece piece, Connection connection, boolean own) throws SQLException {
        piece.on(connection, own);
        return null;
    }

    private static <T, X extends Exception> T inTransaction(Connection opened, Work<T, X> work)
            throws X, SQLException {
        opened.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.on(opened);
            opened.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                quietly(opened::rollback);
                quietly(() -> opened.setAutoCommit(true));
            } else {
                opened.setAutoCommit(true);
            }
        }
    }

    private static <T, X extends Exception> T behindSavepoint(Connection opened, Work<T, X> work)
            throws X, SQLException {
        Savepoint savepoint = opened.setSavepoint();
        boolean done = false;
        try {
            T result = work.on(opened);
            done = true;
            return result;
        } finally {
            if (!done) {
                // a deadlock has rolled the transaction back already, savepoint and all
                quietly(() -> opened.rollback(savepoint));
            } else {
                opened.releaseSavepoint(savepoint);
            }
        }
    }

    @FunctionalInterface
    private interface Step {

        void run() throws SQLException;
    }

    /** What fails while another failure is on its way must not hide that one. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException hidden) {
            // the first failure is the one to report
        }
    }
}
