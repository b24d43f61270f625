package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.BatchKey;
import dev.tenure.mysql.BatchStatement;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.TableSize;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a statement range by range of a table's primary key. Each range is one transaction together with its end and its
 * rows in the journal, so that it is run once, whenever the process or the server dies.
 *
 * <p>Its transactions read what is committed, and so lock no gaps in which others insert; only where the server
 * replicates the text of statements they are as the session's are, since InnoDB refuses any others there.
 */
final class BatchRun {

    private final MigrationSession session;
    private final Connection connection;
    private final MigrationListener listener;
    private final JournalWriter writer;
    private final Tries tries;
    private final Directive.Batches batches;
    private final Script.Statement statement;
    private final JournalRow row;
    private final long start = System.nanoTime();
    private JournalRow.Progress progress;
    private boolean over;

    /** @param row what the journal says of the statement that it begins, or goes on with */
    BatchRun(
            MigrationSession session,
            MigrationListener listener,
            JournalWriter writer,
            Tries tries,
            Directive.Batches batches,
            Script.Statement statement,
            JournalRow row) {
        this.session = session;
        this.connection = session.connection();
        this.listener = listener;
        this.writer = writer;
        this.tries = tries;
        this.batches = batches;
        this.statement = statement;
        this.row = row;
        this.progress = row.progress();
    }

    void run() throws SQLException {
        BatchStatement cut = statement();
        BatchKey key = key();
        long expected = TableSize.of(connection, batches.table()).map(TableSize::rows).orElse(0L);
        int usual = connection.getTransactionIsolation();
        try {
            if (!session.start().logsText()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            rangeByRange(cut, key, expected);
        } finally {
            leave(usual);
        }
        writer.conclude(row.place(), StatementOutcome.DONE, 0, sinceStart());
        listener.on(new MigrationEvent.OutcomeRecorded(tries.step(), StatementOutcome.DONE));
    }

    private void rangeByRange(BatchStatement cut, BatchKey key, long expected) throws SQLException {
        while (!over) {
            int behind = progress.ranges();
            long begun = System.nanoTime();
            tries.run(attempt -> oneRange(cut, key));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (progress.ranges() > behind) {
                listener.on(new MigrationEvent.BatchDone(tries.step(), progress(expected)));
            }
            if (!over && isToldToStop(tries.locking().pauseAfter(took))) {
                throw stopped(expected);
            }
        }
    }

    /** A range that was given up, as when the lock was lost, is open still. */
    private void leave(int isolation) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            connection.setTransactionIsolation(isolation);
        } catch (SQLException gone) {
            // with the session both are gone
        }
    }

    private void oneRange(BatchStatement cut, BatchKey key) throws SQLException {
        Optional<BatchStatement.Range> range = BatchStatement.next(
                connection, key, progress.position().map(BatchKey::place), batches.rows());
        if (range.isEmpty()) {
            over = true;
            return;
        }
        connection.setAutoCommit(false);
        long changed = cut.run(connection, key, range.get());
        JournalRow.Progress after = progress.with(changed, BatchKey.text(range.get().to()));
        writer.write(row.withProgress(after));
        connection.commit();
        connection.setAutoCommit(true);
        progress = after;
        over = range.get().last();
    }

    private BatchProgress progress(long expected) {
        long passed = (long) progress.ranges() * batches.rows();
        long before = (long) row.progress().ranges() * batches.rows();
        return new BatchProgress(batches.table(), progress.ranges(), over ? Math.min(passed, expected) : passed,
                expected, progress.changed(), passed - before, sinceStart());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private BatchStatement statement() {
        try {
            return BatchStatement.of(statement.sql(), batches.table(), batches.key());
        } catch (BatchStatement.Unfit unfit) {
            throw new IllegalStateException("files with such statements are not read", unfit);
        }
    }

    private BatchKey key() throws SQLException {
        BatchKey key = BatchKey.of(connection, batches.table());
        if (!String.join("`", key.columns()).equalsIgnoreCase(String.join("`", batches.key()))) {
            throw unfit("the primary key of " + batches.table() + " is "
                    + (key.parts().isEmpty() ? "not there" : "(" + String.join(", ", key.columns()) + ")"));
        }
        Optional<BatchKey.Part> unordered = key.unordered();
        if (unordered.isPresent()) {
            throw unfit(batches.table() + "." + unordered.get().column() + " is of the type " + unordered.get().type()
                    + ", whose order does not carry over from one session to the next");
        }
        return key;
    }

    private TenureException unfit(String why) {
        SQLException none = new SQLException(why);
        return tries.ended().failed(none, new TenureException(
                "TEN423",
                "It is to go through " + batches.table() + " by (" + String.join(", ", batches.key()) + ") while "
                        + tries.doing() + ", but " + why + ".",
                "Name the columns of the primary key in its order, or take the line -- tenure:batches away: the"
                        + " statement is run as a whole then. Nothing of it was done."));
    }

    /** It also ends the pause. */
    private static boolean isToldToStop(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return Thread.interrupted();
        } catch (InterruptedException told) {
            return true;
        }
    }

    private TenureException stopped(long expected) throws SQLException {
        writer.conclude(row.place(), StatementOutcome.NOT_DONE, 0, sinceStart());
        listener.on(new MigrationEvent.OutcomeRecorded(tries.step(), StatementOutcome.NOT_DONE));
        Thread.currentThread().interrupt();
        BatchProgress done = progress(expected);
        List<String> position = progress.position().map(BatchKey::place).orElse(List.of());
        return new TenureException(
                "TEN424",
                "Stopped as told while " + tries.doing() + ": about " + done.passed() + " of " + done.expected()
                        + " rows of " + batches.table() + " are behind it.",
                "Run this again: it goes on behind (" + String.join(", ", batches.key()) + ") = ("
                        + BatchKey.text(position) + ").");
    }
}
