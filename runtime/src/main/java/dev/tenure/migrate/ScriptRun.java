package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import dev.tenure.mysql.TableFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs the statements of one migration that a plan wants to be run, in one direction. */
final class ScriptRun {

    private final MigrationSession session;
    private final Connection connection;
    private final Locking locking;
    private final boolean allowDataLoss;
    private final MigrationListener listener;
    private final Journal journal;
    private final JournalWriter writer;
    private final Inspection inspection;
    private final Migration migration;
    private final Direction direction;
    private final Script script;
    private final List<Plan.Planned> planned;
    private final int batch;
    private final int run;

    ScriptRun(
            MigrationSession session,
            MigrationRunner.Manner manner,
            MigrationListener listener,
            Journal journal,
            JournalWriter writer,
            Inspection inspection,
            Plan.Entry entry,
            int batch) {
        this.session = session;
        this.connection = session.connection();
        this.locking = manner.locking();
        this.allowDataLoss = manner.allowDataLoss();
        this.listener = listener;
        this.journal = journal;
        this.writer = writer;
        this.inspection = inspection;
        this.migration = entry.migration();
        this.direction = entry.direction();
        this.script = direction.script(migration).orElseThrow();
        this.planned = entry.statements();
        this.batch = batch;
        this.run = journal.of(migration).runNumber(direction);
    }

    void run() throws SQLException {
        listener.on(new MigrationEvent.Started(migration, direction));
        long start = System.nanoTime();
        adjust();
        for (Plan.Planned each : planned) {
            if (each.action() != Plan.Action.DONE_ALREADY) {
                listener.on(new MigrationEvent.StatementReached(step(each)));
                carryOut(each);
            } else if (each.statement().effect() instanceof Effect.ForeignKeyChecks) {
                // it was told to the session of the run that was interrupted
                execute(each.statement());
            }
        }
        if (planned.stream().anyMatch(each -> each.statement().effect() instanceof Effect.ForeignKeyChecks)) {
            // the next file must not begin with what this one may have left
            SessionSql.checkForeignKeys(connection);
        }
        List<String> spared = planned.stream()
                .filter(each -> each.action() == Plan.Action.ADOPT || each.action() == Plan.Action.SPARE)
                .flatMap(each -> each.statement().effect().table().stream())
                .toList();
        listener.on(new MigrationEvent.Finished(
                migration, direction, Duration.ofNanos(System.nanoTime() - start), spared, notGivenBack()));
    }

    private List<String> notGivenBack() {
        return direction == Direction.UP
                ? List.of()
                : journal.of(migration).up().map(up -> DataLoss.notGivenBack(migration, up)).orElse(List.of());
    }

    /** What failed may have been put right in the file before this call completes the run. */
    private void adjust() throws SQLException {
        Optional<Run> begun = journal.of(migration).toComplete(direction);
        if (begun.filter(half -> !half.last().script().checksum().equals(script.checksum())).isPresent()) {
            JournalSql.adjust(connection, place(script.statements().size()), script.checksum());
        }
    }

    private void carryOut(Plan.Planned each) throws SQLException {
        Optional<StatementOutcome> known = switch (each.action()) {
            case ADOPT -> Optional.of(StatementOutcome.ADOPTED);
            case SPARE -> Optional.of(StatementOutcome.SPARED);
            default -> Optional.empty();
        };
        JournalRow row = row(each);
        writer.write(known.map(outcome -> row.withOutcome(outcome.text())).orElse(row));
        if (known.isPresent()) {
            listener.on(new MigrationEvent.OutcomeRecorded(step(each), known.get()));
        } else {
            listener.on(new MigrationEvent.IntentRecorded(step(each)));
            runWithRetries(each, row);
        }
    }

    private void runWithRetries(Plan.Planned each, JournalRow begun) throws SQLException {
        Tries tries = new Tries(connection, locking, listener, step(each), each, doing(each),
                (failure, explained) -> failed(each, failure, explained));
        Optional<Directive.Batches> batches = each.statement().directive(Directive.Batches.class);
        if (batches.isPresent()) {
            new BatchRun(session, listener, writer, tries, batches.get(), each.statement(), begun).run();
        } else {
            tries.run(number -> runOnce(each, number == 1 ? begun : begunAgain(each)));
        }
    }

    /** Whoever held the lock may have altered the table. */
    private JournalRow begunAgain(Plan.Planned each) throws SQLException {
        JournalRow row = row(each);
        writer.write(row);
        return row;
    }

    /** Rows are written in one transaction with the outcome, so that an open statement never wrote any. */
    private void runOnce(Plan.Planned each, JournalRow row) throws SQLException {
        requireNoLoss(each);
        boolean rows = each.statement().effect() instanceof Effect.Rows;
        if (rows) {
            connection.setAutoCommit(false);
        }
        long start = System.nanoTime();
        if (Guarding.is(each.statement())) {
            requireNone(each);
        } else {
            execute(each.statement());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        listener.on(new MigrationEvent.StatementRun(step(each)));
        if (each.statement().effect().isVisible() || each.statement().effect().isRepeatable()) {
            writer.later(row.withOutcome(StatementOutcome.DONE.text()).withTook(took), step(each));
            return;
        }
        if (rows) {
            conclude(each, StatementOutcome.DONE, 0, took);
            connection.commit();
            connection.setAutoCommit(true);
        } else {
            concludeOnceRun(each, took);
        }
        listener.on(new MigrationEvent.OutcomeRecorded(step(each), StatementOutcome.DONE));
    }

    /** Whatever keeps the journal from being written: the statement ran, and must not count as one that failed. */
    private void concludeOnceRun(Plan.Planned each, Duration took) {
        try {
            conclude(each, StatementOutcome.DONE, 0, took);
        } catch (SQLException e) {
            throw ServerErrors.explain(e, "recording the end of statement " + label(each));
        }
    }

    private void conclude(Plan.Planned each, StatementOutcome outcome, int error, Duration took)
            throws SQLException {
        writer.conclude(place(each.statement().number()), outcome, error, took);
    }

    /** Rows that a guard finds behind batches came while these ran: they run once more the next time. */
    private void requireNone(Plan.Planned each) throws SQLException {
        List<Script.Statement> earlier = script.statements().subList(0, each.statement().number() - 1);
        boolean first = earlier.stream().allMatch(Guarding::is);
        Optional<TenureException> objection = Guarding.ask(connection, script, each.statement(),
                first ? "Nothing of this file was done." : "What stands before it in the file is done.");
        if (objection.isPresent()) {
            conclude(each, StatementOutcome.FAILED, 0, Duration.ZERO);
            listener.on(new MigrationEvent.OutcomeRecorded(step(each), StatementOutcome.FAILED));
            Optional<Script.Statement> batches = earlier.stream()
                    .filter(statement -> statement.directive(Directive.Batches.class).isPresent())
                    .reduce((one, later) -> later);
            if (batches.isPresent()) {
                JournalSql.reopen(connection, place(batches.get().number()));
            }
            throw objection.get();
        }
    }

    /** Rows and values may have come since the plan was made. */
    private void requireNoLoss(Plan.Planned each) throws SQLException {
        if (direction == Direction.UP || allowDataLoss || each.losses().isEmpty()) {
            return;
        }
        try {
            DataLoss.require(
                    DataLoss.of(each.statement(), DataLoss.NOW, inspection),
                    "It came since this rollback began, which stopped before it.");
        } catch (TenureException refusal) {
            conclude(each, StatementOutcome.NOT_DONE, 0, Duration.ZERO);
            throw refusal;
        }
    }

    /** What has no result is said to have none: before others Connector/J asks the server what it may do. */
    private void execute(Script.Statement each) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (each.effect().isVisible()) {
                statement.executeUpdate(each.sql());
            } else {
                statement.execute(each.sql());
            }
        }
    }

    /** Says so in the journal. With the connection gone, nobody knows how the statement ended: it stays open. */
    private TenureException failed(Plan.Planned each, SQLException failure, TenureException explained) {
        if (!ServerErrors.isConnectionLost(failure)) {
            try {
                conclude(each, StatementOutcome.FAILED, failure.getErrorCode(), Duration.ZERO);
                listener.on(new MigrationEvent.OutcomeRecorded(step(each), StatementOutcome.FAILED));
            } catch (SQLException lost) {
                explained.addSuppressed(lost);
            }
        }
        return explained;
    }

    private JournalRow row(Plan.Planned each) throws SQLException {
        return JournalRow.begun(
                place(each.statement().number()),
                new JournalRow.Script(
                        migration.name(),
                        direction.text(),
                        script.statements().size(),
                        script.checksum(),
                        each.statement().checksum()),
                before(each),
                batch).withProgress(progress(each));
    }

    /** How far batches came that an earlier run did not end. */
    private JournalRow.Progress progress(Plan.Planned each) {
        return journal.of(migration).toComplete(direction)
                .flatMap(half -> half.row(each.statement().number()))
                .filter(before -> before.script().statement().equals(each.statement().checksum()))
                .map(JournalRow::progress)
                .orElse(JournalRow.Progress.NONE);
    }

    /** What tells later whether the statement happened. */
    private String before(Plan.Planned each) throws SQLException {
        return each.statement().effect() instanceof Effect.AlterTable alter && each.action() == Plan.Action.RUN
                ? TableFacts.fingerprint(connection, alter.name()).orElse("absent")
                : each.before();
    }

    private JournalRow.Place place(int statement) {
        return new JournalRow.Place(journal.schema(), migration.version().toString(), run, statement);
    }

    private MigrationEvent.Step step(Plan.Planned each) {
        return new MigrationEvent.Step(migration, direction, each.statement().number(), planned.size());
    }

    private String doing(Plan.Planned each) {
        return "running statement " + label(each);
    }

    private String label(Plan.Planned each) {
        return each.statement().number() + " of " + script.file() + " (line " + each.statement().line() + ")";
    }
}
