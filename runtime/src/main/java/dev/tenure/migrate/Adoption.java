package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.FlywaySql;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.SessionSql;
import dev.tenure.mysql.TableFacts;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over a database that was made by Flyway or by hand: where it equals the model, all migrations are recorded as
 * applied, and none runs.
 */
public final class Adoption {

    private final Connections connections;
    private final Schema schema;
    private final List<Migration> migrations;
    private final Verification verification;

    /** How a database is compared with the model: as {@code dev.tenure.verify.Verifier} does, structure and rows. */
    public interface Verification {
        List<Finding> findings(Connection connection, Schema schema) throws SQLException;
    }

    /**
     * What came of it.
     *
     * @param findings in what the database differs from the model, or Flyway's history from the files; with any of them
     *                 nothing was changed
     * @param adopted  the migrations that are recorded as applied now; empty also where all were already
     * @param history  the table of Flyway's history, where one was compared
     */
    public record Outcome(List<Finding> findings, List<Migration> adopted, Optional<String> history) {
        public Outcome {
            findings = List.copyOf(findings);
            adopted = List.copyOf(adopted);
        }
    }

    /** As for {@link Migrator#Migrator}; only what {@code verification} finds nothing wrong with is taken over. */
    public Adoption(
            Connections connections, Schema schema, List<Migration> migrations, Verification verification) {
        this.connections = connections;
        this.schema = schema;
        this.migrations = List.copyOf(migrations);
        this.verification = verification;
    }

    /** What {@link #adopt} would do now; changes nothing and makes the same refusals. */
    public Outcome plan(AdoptionOptions options) {
        return MigrationSession.with(connections, session -> {
            Connection connection = session.connection();
            SessionSql.prepare(connection, options.locking().statementLock());
            try {
                return look(connection, Journal.read(connection, schema.name()), options);
            } finally {
                SessionSql.restore(connection, session.start());
            }
        });
    }

    /** @throws TenureException TEN431 where the history that is named is none, TEN432 where Tenure migrated already */
    public Outcome adopt(AdoptionOptions options, MigrationListener listener) {
        return MigrationSession.locked(connections, options.locking(), listener, (session, lock) -> {
            Connection connection = session.connection();
            Journal journal = Journal.read(connection, schema.name());
            Outcome outcome = look(connection, journal, options);
            if (!outcome.adopted().isEmpty()) {
                if (!journal.exists()) {
                    JournalSql.create(connection);
                    listener.on(new MigrationEvent.JournalCreated());
                }
                Executor executor = new Executor(
                        session, lock, listener, journal, new Inspection(session, schema), manner(options));
                atOnce(connection, () -> executor.run(Plan.adopting(outcome.adopted())));
            }
            return outcome;
        });
    }

    private static MigrationRunner.Manner manner(AdoptionOptions options) {
        return new MigrationRunner.Manner(Optional.empty(), options.locking(), false, false);
    }

    private interface Recording {
        void run() throws SQLException;
    }

    /** In one transaction: all of it or nothing. */
    private static void atOnce(Connection connection, Recording recording) throws SQLException {
        connection.setAutoCommit(false);
        try {
            recording.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException failure) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }

    private Outcome look(Connection connection, Journal journal, AdoptionOptions options) throws SQLException {
        new FileCheck(journal, migrations).require();
        List<Migration> pending = migrations.stream()
                .filter(migration -> journal.of(migration).state() != Status.State.APPLIED)
                .toList();
        requireUntouched(journal, pending);
        if (pending.isEmpty()) {
            return new Outcome(List.of(), List.of(), Optional.empty());
        }
        List<Finding> findings = new ArrayList<>(verification.findings(connection, schema));
        findings.addAll(missing(connection));
        Optional<String> history = history(connection, options);
        if (history.isPresent()) {
            findings.addAll(FlywayHistory.read(connection, history.get()).differences(migrations));
        }
        return new Outcome(findings, findings.isEmpty() ? pending : List.of(), history);
    }

    /** Of the tables that the model does not know can be said whether they are there, and no more. */
    private List<Finding> missing(Connection connection) throws SQLException {
        Set<String> made = Lineage.after(migrations);
        schema.tables().forEach(table -> made.remove(table.name()));
        made.removeAll(TableFacts.existing(connection, made));
        return made.stream()
                .map(table -> new Finding(
                        "TEN433",
                        Finding.Kind.MISSING,
                        new Subject(Subject.Kind.TABLE, table, "", ""),
                        "The migrations create the table " + table + ", which is not there.",
                        "Make it as they would, or take away what creates it.",
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /** What Tenure has begun, Tenure ends: a migration that is pending then has yet to run. */
    private void requireUntouched(Journal journal, List<Migration> pending) {
        List<History> begun = journal.begun().stream().filter(History::isInForce).toList();
        if (!begun.isEmpty() && !pending.isEmpty()) {
            throw new TenureException(
                    "TEN432",
                    "Tenure migrates this database already: " + begun.size() + " of " + schema.simpleName()
                            + "'s migrations are in it, and " + pending.get(0).label() + " is not, or not wholly.",
                    "Run migrate: adopting is for a database that Tenure has not migrated yet. Nothing was changed.");
        }
    }

    private static Optional<String> history(Connection connection, AdoptionOptions options) throws SQLException {
        if (options.ignoreHistory()) {
            return Optional.empty();
        }
        return options.history().isPresent()
                ? options.history()
                : TableFacts.existing(connection, List.of(FlywaySql.HISTORY)).stream().findFirst();
    }
}
