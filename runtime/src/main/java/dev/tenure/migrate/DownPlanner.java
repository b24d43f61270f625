package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.TableFacts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a rollback does, and refuses before anything is done. */
final class DownPlanner {

    private final Inspection inspection;
    private final Journal journal;
    private final List<Migration> migrations;

    DownPlanner(Inspection inspection, Journal journal, List<Migration> migrations) {
        this.inspection = inspection;
        this.journal = journal;
        this.migrations = migrations;
    }

    Plan plan(RollbackOptions.Extent extent) throws SQLException {
        new FileCheck(journal, migrations).require();
        if (extent instanceof RollbackOptions.Extent.To to) {
            Versions.require(to.version(), migrations);
        }
        return new Plan(entries(chosen(extent)));
    }

    /** What interrupted rollbacks left to do. */
    List<Plan.Entry> interrupted() throws SQLException {
        return entries(journal.inForceLatestFirst().stream()
                .filter(history -> history.state() == Status.State.HALF_ROLLED_BACK)
                .toList());
    }

    private List<History> chosen(RollbackOptions.Extent extent) {
        List<History> inForce = journal.inForceLatestFirst();
        if (extent instanceof RollbackOptions.Extent.Steps steps) {
            return inForce.stream().limit(steps.count()).toList();
        }
        if (extent instanceof RollbackOptions.Extent.To to) {
            return inForce.stream()
                    .filter(history -> history.version().compareTo(to.version()) > 0
                            || history.state() == Status.State.HALF_ROLLED_BACK)
                    .toList();
        }
        if (extent instanceof RollbackOptions.Extent.LastBatch) {
            int latest = inForce.stream().mapToInt(DownPlanner::batch).max().orElse(0);
            return inForce.stream().filter(history -> batch(history) == latest).toList();
        }
        return inForce;
    }

    private static int batch(History history) {
        return history.up().orElseThrow().last().batch();
    }

    private List<Plan.Entry> entries(List<History> chosen) throws SQLException {
        Map<Version, Migration> byVersion =
                migrations.stream().collect(Collectors.toMap(Migration::version, Function.identity()));
        List<Migration> back = chosen.stream().map(history -> byVersion.get(history.version())).toList();
        back.forEach(this::requireWayBack);
        Set<String> tables = back.stream()
                .flatMap(migration -> migration.down().orElseThrow().statements().stream())
                .flatMap(statement -> statement.effect().table().stream())
                .collect(Collectors.toSet());
        Set<String> there = inspection.existing(tables);
        List<Plan.Entry> entries = new ArrayList<>();
        for (Migration migration : back) {
            entries.add(entry(migration, there));
        }
        requireUnreferenced(entries);
        return entries;
    }

    private void requireWayBack(Migration migration) {
        Script down = migration.down().orElseThrow(() -> new TenureException(
                "TEN413",
                migration.label() + " has no U file: nothing says how to take it back.",
                "Write U" + migration.version() + "__" + migration.name()
                        + ".sql, or roll back less. Nothing was changed."));
        boolean half = journal.of(migration).state() == Status.State.HALF_APPLIED;
        if (half && !down.statements().stream().allMatch(statement -> dropsTableOf(migration, statement))) {
            throw new TenureException(
                    "TEN415",
                    migration.label() + " is applied by half, and " + down.file() + " does more than dropping the"
                            + " tables that it creates: it takes back the whole or nothing.",
                    "Run migrate first: it completes the migration. Nothing was changed.");
        }
    }

    private static boolean dropsTableOf(Migration migration, Script.Statement statement) {
        return statement.effect() instanceof Effect.DropTable drop
                && creating(drop.name(), migration).findAny().isPresent();
    }

    private Plan.Entry entry(Migration migration, Set<String> there) throws SQLException {
        History history = journal.of(migration);
        Optional<Run> begun = history.toComplete(Direction.DOWN);
        List<Plan.Planned> planned = new ArrayList<>();
        for (Script.Statement statement : migration.down().orElseThrow().statements()) {
            boolean done = begun.filter(run -> run.isSettled(statement.number())).isPresent();
            planned.add(done
                    ? Plan.Planned.idle(statement, Plan.Action.DONE_ALREADY, Optional.empty())
                    : planned(statement, migration, history.up().orElseThrow(), there));
        }
        return new Plan.Entry(migration, Direction.DOWN, planned);
    }

    private Plan.Planned planned(Script.Statement statement, Migration migration, Run up, Set<String> there)
            throws SQLException {
        if (!(statement.effect() instanceof Effect.DropTable drop)) {
            return new Plan.Planned(
                    statement, Plan.Action.RUN, Optional.empty(), inspection.locks(statement), Optional.empty());
        }
        boolean present = there.contains(drop.name());
        if (!present || !isOurs(drop.name(), migration, up)) {
            return Plan.Planned.idle(statement, Plan.Action.SPARE, Optional.of(present));
        }
        return new Plan.Planned(
                statement,
                Plan.Action.RUN,
                Optional.of(true),
                inspection.locks(statement),
                Optional.of(inspection.rows(drop.name())));
    }

    /** Whether the migration created the table, or says nothing of how it came about. */
    private static boolean isOurs(String table, Migration migration, Run up) {
        return creating(table, migration)
                .map(statement -> up.outcome(statement.number()))
                .allMatch(outcome -> outcome.filter(StatementOutcome.DONE::equals).isPresent());
    }

    private static Stream<Script.Statement> creating(String table, Migration migration) {
        return migration.up().statements().stream()
                .filter(statement -> statement.effect() instanceof Effect.CreateTable create
                        && create.name().equalsIgnoreCase(table));
    }

    private void requireUnreferenced(List<Plan.Entry> entries) throws SQLException {
        List<String> dropped = entries.stream()
                .flatMap(entry -> entry.statements().stream())
                .filter(planned -> planned.action() == Plan.Action.RUN)
                .flatMap(planned -> planned.statement().effect().table().stream())
                .toList();
        List<TableFacts.Reference> references = inspection.referring(new HashSet<>(dropped));
        Set<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String table : dropped) {
            references.stream()
                    .filter(reference -> reference.parent().equalsIgnoreCase(table)
                            && !gone.contains(reference.child()))
                    .findFirst()
                    .ifPresent(DownPlanner::refuse);
            gone.add(table);
        }
    }

    private static void refuse(TableFacts.Reference reference) {
        throw new TenureException(
                "TEN414",
                "The table " + reference.parent() + " cannot be dropped: " + reference.child()
                        + " refers to it by the foreign key " + reference.name() + ".",
                "Roll back what created that key first, or drop the key. Nothing was changed.");
    }
}
