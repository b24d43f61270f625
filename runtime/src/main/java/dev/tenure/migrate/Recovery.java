package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.ListedColumns;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds out what an interrupted statement did. Whoever asks holds the lock, so that the statement is not still running.
 */
final class Recovery {

    /** What was found out. */
    record Recovered(JournalRow row, MigrationEvent.Step step, StatementOutcome outcome) {

        /** The journal as it reads once that is recorded. */
        Journal in(Journal journal) {
            return journal.with(row, outcome);
        }
    }

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");

    private final Inspection inspection;
    private final List<Migration> migrations;
    private final Optional<MigrateOptions.Verdict> verdict;

    Recovery(Inspection inspection, List<Migration> migrations, Optional<MigrateOptions.Verdict> verdict) {
        this.inspection = inspection;
        this.migrations = migrations;
        this.verdict = verdict;
    }

    /**
     * Empty where no statement was interrupted.
     *
     * @throws TenureException TEN407 where the database is neither as before the statement nor as after it, TEN408
     *     where nothing tells whether it happened
     */
    Optional<Recovered> recover(Journal journal) throws SQLException {
        Optional<JournalRow> open = journal.open();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        new FileCheck(journal, migrations).require();
        JournalRow row = open.get();
        Version version = Version.of(row.place().version());
        Migration migration = migrations.stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElseThrow();
        Direction direction = Direction.of(row.script().direction());
        List<Script.Statement> statements = direction.script(migration).orElseThrow().statements();
        MigrationEvent.Step step =
                new MigrationEvent.Step(migration, direction, row.place().statement(), statements.size());
        Script.Statement statement = statements.get(step.number() - 1);
        StatementOutcome outcome = statement.effect() instanceof Effect.AlterTable alter
                ? altered(step, alter, row.before())
                : outcome(step, statement);
        return Optional.of(new Recovered(row, step, outcome));
    }

    private StatementOutcome outcome(MigrationEvent.Step step, Script.Statement statement) throws SQLException {
        Effect effect = statement.effect();
        Presence now = Presence.now(inspection, List.of(statement));
        boolean there = now.before(effect).orElse(false);
        if (effect instanceof Effect.CreateTable create) {
            return there ? created(step, "table " + create.name(), differences(step, statement, create))
                    : StatementOutcome.NOT_DONE;
        }
        if (effect instanceof Effect.CreateTrigger create) {
            return there ? created(step, "trigger " + create.name(), differences(step, create, now))
                    : StatementOutcome.NOT_DONE;
        }
        if (effect.isVisible()) {
            return there ? StatementOutcome.NOT_DONE : StatementOutcome.DONE;
        }
        if (effect instanceof Effect.Rows || effect.isRepeatable()) {
            // rows share a transaction with their outcome in the journal
            return StatementOutcome.NOT_DONE;
        }
        return said().orElseThrow(() -> unknowable(
                step, "this leaves nothing to see: " + statement.sql().lines().findFirst().orElse("")));
    }

    /** @param before the table's fingerprint before the statement */
    private StatementOutcome altered(MigrationEvent.Step step, Effect.AlterTable alter, String before)
            throws SQLException {
        Optional<String> now = inspection.fingerprint(alter.name());
        boolean renamed = alter.renamedTo().isPresent() && inspection.fingerprint(alter.renamedTo().get()).isPresent();
        if (now.filter(before::equals).isPresent() || now.isPresent() && alter.renamedTo().isPresent() && !renamed) {
            return StatementOutcome.NOT_DONE;
        }
        if (!FINGERPRINT.matcher(before).matches()) {
            return said().orElseThrow(() -> unknowable(
                    step, "nothing is known of how the table " + alter.name() + " looked before it"));
        }
        if (alter.renamedTo().isPresent() ? now.isPresent() == renamed : now.isEmpty()) {
            throw new TenureException(
                    "TEN407",
                    label(step) + " was interrupted. The table " + alter.name() + " is "
                            + (renamed ? "there under both its names" : "gone") + " now.",
                    "Somebody else created, renamed or dropped it meanwhile. Bring back what was there, and run this"
                            + " again.");
        }
        return StatementOutcome.DONE;
    }

    private Optional<StatementOutcome> said() {
        return verdict.map(
                said -> said == MigrateOptions.Verdict.DONE ? StatementOutcome.DONE : StatementOutcome.NOT_DONE);
    }

    /**
     * In what the table differs from what the statement makes. The model says that where it knows the table and nothing
     * that comes later alters it; otherwise the statement does, as far as it lists columns. Triggers come later.
     */
    private List<String> differences(MigrationEvent.Step step, Script.Statement statement, Effect.CreateTable create)
            throws SQLException {
        Optional<List<Finding>> fromModel = inspection.differences(create.name());
        if (fromModel.isPresent() && isAtItsEnd(step, later -> later instanceof Effect.AlterTable
                || later instanceof Effect.DropTable ? later.subject() : Optional.empty(), create.name())) {
            return fromModel.get().stream()
                    .filter(finding -> finding.subject().kind() != Subject.Kind.TRIGGER
                            || finding.kind() != Finding.Kind.MISSING)
                    .map(Finding::what)
                    .toList();
        }
        List<String> listed = ListedColumns.of(statement.sql());
        List<String> found = inspection.columns(create.name());
        return Names.same(listed, found)
                ? List.of()
                : List.of("Its columns are " + String.join(", ", found)
                        + ", and not " + String.join(", ", listed) + ".");
    }

    /** In what the trigger differs from the model, or, where that does not know it, whether it is on another table. */
    private List<String> differences(MigrationEvent.Step step, Effect.CreateTrigger create, Presence now)
            throws SQLException {
        Optional<List<Finding>> fromModel = inspection.differences(create.on(), create.name());
        if (fromModel.isPresent() && isAtItsEnd(step, later -> later instanceof Effect.DropTrigger
                ? later.trigger() : Optional.empty(), create.name())) {
            return fromModel.get().stream().map(Finding::what).toList();
        }
        String on = now.tableOf(create.name()).orElseThrow();
        return on.equalsIgnoreCase(create.on()) ? List.of() : List.of("It is on the table " + on + ".");
    }

    /** Whether nothing that comes later on the way up changes what a statement of that way makes. */
    private boolean isAtItsEnd(
            MigrationEvent.Step step, Function<Effect, Optional<String>> changed, String name) {
        Version version = step.migration().version();
        return step.direction() == Direction.UP
                && migrations.stream()
                        .filter(migration -> migration.version().compareTo(version) >= 0)
                        .flatMap(migration -> migration.up().statements().stream()
                                .filter(each -> !migration.version().equals(version) || each.number() > step.number()))
                        .flatMap(each -> changed.apply(each.effect()).stream())
                        .noneMatch(name::equalsIgnoreCase);
    }

    private StatementOutcome created(MigrationEvent.Step step, String thing, List<String> differences) {
        if (!differences.isEmpty()) {
            throw new TenureException(
                    "TEN407",
                    label(step) + " was interrupted. The " + thing
                            + " was not there before it, and is there now, but is not what the statement creates:\n  "
                            + String.join("\n  ", differences) + "\n",
                    "Somebody else created or changed it meanwhile. Rename or drop it, or make it equal to the model,"
                            + " and run this again.");
        }
        return StatementOutcome.DONE;
    }

    private static TenureException unknowable(MigrationEvent.Step step, String why) {
        return new TenureException(
                "TEN408",
                label(step) + " was interrupted, and Tenure cannot tell whether it happened: " + why + ".",
                "Look whether the database is as it should be after the statement, run this again, and say which:"
                        + " --interrupted done, or --interrupted not-done.");
    }

    private static String label(MigrationEvent.Step step) {
        return "Statement " + step.number() + " of " + step.migration().label() + " (" + step.direction().text() + ")";
    }
}
