package dev.tenure.migrate;

import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.JournalSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the journal of a run: before each statement that it comes, and after it how it ended.
 *
 * <p>The end of a statement that can do without is written together with the beginning of the next, since every write
 * waits for the server's disk: until then it counts as interrupted, and a look would tell.
 */
final class JournalWriter {

    private final Connection connection;
    private final MigrationLock lock;
    private final MigrationListener listener;
    private final List<Ended> unwritten = new ArrayList<>();

    /** A statement that ran, of which the journal does not know yet. */
    private record Ended(JournalRow row, MigrationEvent.Step step) {}

    JournalWriter(Connection connection, MigrationLock lock, MigrationListener listener) {
        this.connection = connection;
        this.lock = lock;
        this.listener = listener;
    }

    /** Writes this row, and with it what is not written yet, if the lock is still held. */
    void write(JournalRow row) throws SQLException {
        lock.record(Stream.concat(unwritten.stream().map(Ended::row), Stream.of(row)).toList());
        tellWritten();
    }

    /** Has this row, of a statement that is done, written with the next. */
    void later(JournalRow row, MigrationEvent.Step step) {
        unwritten.add(new Ended(row, step));
    }

    /** Writes what is not written yet: what happened is true whoever holds the lock now. */
    void flush() throws SQLException {
        if (!unwritten.isEmpty()) {
            JournalSql.write(connection, unwritten.stream().map(Ended::row).toList());
            tellWritten();
        }
    }

    /** Writes at once how a statement ended. */
    void conclude(JournalRow.Place place, StatementOutcome outcome, int error, Duration took) throws SQLException {
        JournalSql.conclude(connection, place, outcome.text(), error, took);
    }

    private void tellWritten() {
        List<Ended> ended = List.copyOf(unwritten);
        unwritten.clear();
        ended.forEach(each -> listener.on(new MigrationEvent.OutcomeRecorded(each.step(), StatementOutcome.DONE)));
    }
}
