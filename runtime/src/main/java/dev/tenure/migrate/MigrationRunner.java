package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.SessionSql;
import dev.tenure.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What migrate and rollback have in common: lock, find out what was interrupted, plan, refuse or carry out. */
record MigrationRunner(Connections connections, Schema schema, List<Migration> migrations) {

    MigrationRunner {
        migrations = List.copyOf(migrations);
    }

    /** Makes the plan; refuses what must not be done. */
    interface Planner {
        Plan plan(Inspection inspection, Journal journal) throws SQLException;
    }

    /** How a plan is carried out. */
    record Manner(
            Optional<MigrateOptions.Verdict> interrupted, Locking locking, boolean allowDataLoss, boolean step) {}

    Plan plan(Optional<MigrateOptions.Verdict> interrupted, Planner planner) {
        return MigrationSession.with(connections, session -> {
            Inspection inspection = new Inspection(session, schema);
            Journal journal = Journal.read(session.connection(), schema.name());
            Optional<String> running = journal.open().isPresent() ? session.running() : Optional.empty();
            if (running.isPresent()) {
                // its statement is not interrupted, it is under way
                throw MigrationLock.busy(session.database(), running.get(), Duration.ZERO);
            }
            Optional<Recovery.Recovered> recovered = recovered(session, inspection, journal, interrupted);
            return planner.plan(inspection, recovered.map(found -> found.in(journal)).orElse(journal));
        });
    }

    /** In a session set up as for migrations: what the server says of a table depends on its settings. */
    private Optional<Recovery.Recovered> recovered(
            MigrationSession session,
            Inspection inspection,
            Journal journal,
            Optional<MigrateOptions.Verdict> interrupted)
            throws SQLException {
        if (journal.open().isEmpty()) {
            return Optional.empty();
        }
        SessionSql.prepare(session.connection(), Locking.DEFAULT.statementLock());
        try {
            return new Recovery(inspection, migrations, interrupted).recover(journal);
        } finally {
            SessionSql.restore(session.connection(), session.start());
        }
    }

    Plan run(Manner manner, MigrationListener listener, Planner planner) {
        return MigrationSession.locked(connections, manner.locking(), listener, (session, lock) -> {
            Connection connection = session.connection();
            Inspection inspection = new Inspection(session, schema);
            Journal journal = Journal.read(connection, schema.name());
            Optional<Recovery.Recovered> recovered =
                    new Recovery(inspection, migrations, manner.interrupted()).recover(journal);
            if (recovered.isPresent()) {
                record(connection, recovered.get());
                listener.on(new MigrationEvent.Recovered(recovered.get().step(), recovered.get().outcome()));
                journal = recovered.get().in(journal);
            }
            Plan plan = planner.plan(inspection, journal);
            listener.on(new MigrationEvent.Planned(plan));
            if (!plan.isEmpty() && !journal.exists()) {
                JournalSql.create(connection);
                listener.on(new MigrationEvent.JournalCreated());
            }
            new Executor(session, lock, listener, journal, inspection, manner).run(plan);
            if (plan.entries().stream().noneMatch(entry -> entry.direction() == Direction.UP)) {
                dropSpent(connection, listener);
            }
            return plan;
        });
    }

    private static void record(Connection connection, Recovery.Recovered recovered) throws SQLException {
        JournalSql.conclude(
                connection, recovered.row().place(), recovered.outcome().text(), 0, Duration.ZERO);
    }

    /** With nothing in force any more, the journal goes like everything else that was made. */
    private void dropSpent(Connection connection, MigrationListener listener) throws SQLException {
        Journal journal = Journal.read(connection, schema.name());
        if (journal.exists() && journal.isSpent()) {
            JournalSql.drop(connection);
            listener.on(new MigrationEvent.JournalDropped());
        }
    }
}
