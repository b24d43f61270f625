package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.sql.SQLException;

/** Carries a plan out, one migration after the other. */
final class Executor {

    private final MigrationSession session;
    private final MigrationListener listener;
    private final Journal journal;
    private final Inspection inspection;
    private final MigrationRunner.Manner manner;
    private final JournalWriter writer;

    Executor(
            MigrationSession session,
            MigrationLock lock,
            MigrationListener listener,
            Journal journal,
            Inspection inspection,
            MigrationRunner.Manner manner) {
        this.session = session;
        this.listener = listener;
        this.journal = journal;
        this.inspection = inspection;
        this.manner = manner;
        this.writer = new JournalWriter(session.connection(), lock, listener);
    }

    void run(Plan plan) throws SQLException {
        int batch = journal.nextBatch();
        try {
            for (Plan.Entry entry : plan.entries()) {
                new ScriptRun(session, manner, listener, journal, writer, inspection, entry, batch).run();
                batch += manner.step() ? 1 : 0;
            }
            writer.flush();
        } catch (TenureException e) {
            flushAfter(e);
            throw e;
        }
    }

    private void flushAfter(TenureException failure) {
        try {
            writer.flush();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }
}
