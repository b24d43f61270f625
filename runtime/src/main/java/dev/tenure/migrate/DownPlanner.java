package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides what a rollback does, and refuses before anything is done. */
final class DownPlanner {

    private final Inspection inspection;
    private final Journal journal;
    private final List<Migration> migrations;
    private final Replacements replacements;

    DownPlanner(Inspection inspection, Journal journal, List<Migration> migrations) {
        this.inspection = inspection;
        this.journal = journal;
        this.migrations = migrations;
        this.replacements = new Replacements(journal, migrations);
    }

    Plan plan(RollbackOptions.Extent extent) throws SQLException {
        new FileCheck(journal, migrations).require();
        if (extent instanceof RollbackOptions.Extent.To to) {
            replacements.of(to.version()).ifPresent(baseline -> {
                throw Replacements.noWayBehind(baseline);
            });
            Versions.require(to.version(), migrations);
        }
        List<History> chosen = chosen(extent);
        chosen.forEach(history -> standIn(history).ifPresent(baseline -> {
            throw Replacements.noWayBehind(baseline);
        }));
        return new Plan(entries(chosen));
    }

    /** What stands for migrations that ran before it was written, if this is such a one, or one of those. */
    private Optional<Migration> standIn(History history) {
        return replacements.of(history.version()).or(() -> migrations.stream()
                .filter(migration -> migration.version().equals(history.version()))
                .filter(replacements::standsIn)
                .findFirst());
    }

    /** What interrupted rollbacks left to do. */
    List<Plan.Entry> interrupted() throws SQLException {
        return entries(journal.inForceLatestFirst().stream()
                .filter(history -> history.state() == Status.State.HALF_ROLLED_BACK)
                .toList());
    }

    private List<History> chosen(RollbackOptions.Extent extent) {
        List<History> inForce = journal.inForceLatestFirst().stream()
                .filter(history -> !replacements.isReplaced(history.version()))
                .toList();
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
            List<History> together = inForce.stream().filter(history -> batch(history) == latest).toList();
            List<History> ran = together.stream().filter(history -> standIn(history).isEmpty()).toList();
            return ran.isEmpty() ? together : ran;
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
        Presence there = Presence.now(inspection, back.stream()
                .flatMap(migration -> migration.down().orElseThrow().statements().stream())
                .toList());
        Ties ties = new Ties(there);
        List<Plan.Entry> entries = new ArrayList<>();
        for (Migration migration : back) {
            entries.add(entry(migration, there, ties));
        }
        ties.require(inspection);
        return entries;
    }

    private void requireWayBack(Migration migration) {
        Script down = migration.down().orElseThrow(() -> new TenureException(
                "TEN413",
                migration.label() + " has no U file: nothing says how to take it back.",
                "Write U" + migration.version() + "__" + migration.name()
                        + ".sql, or roll back less. Nothing was changed."));
        boolean half = journal.of(migration).state() == Status.State.HALF_APPLIED;
        if (half && !wayBack(migration).suitsAHalf()) {
            throw new TenureException(
                    "TEN415",
                    migration.label() + " is applied by half, and " + down.file() + " does more than dropping the"
                            + " tables that it creates, without saying what each statement takes back: it takes back"
                            + " the whole or nothing.",
                    "Run migrate first: it completes the migration. Nothing was changed.");
        }
    }

    private WayBack wayBack(Migration migration) {
        return new WayBack(migration, journal.of(migration).up().orElseThrow());
    }

    private Plan.Entry entry(Migration migration, Presence there, Ties ties) throws SQLException {
        WayBack back = wayBack(migration);
        Optional<Run> begun = journal.of(migration).toComplete(Direction.DOWN);
        List<Plan.Planned> planned = new ArrayList<>();
        ties.begin();
        for (Script.Statement statement : migration.down().orElseThrow().statements()) {
            if (begun.filter(run -> run.isSettled(statement.number())).isPresent()) {
                planned.add(Plan.Planned.idle(statement, Plan.Action.DONE_ALREADY, Presence.UNKNOWN));
            } else if (back.spares(statement) || there.isGone(statement.effect())) {
                planned.add(Plan.Planned.idle(statement, Plan.Action.SPARE, there.said(statement.effect())));
            } else {
                planned.add(new Plan.Planned(
                        statement,
                        Plan.Action.RUN,
                        there.said(statement.effect()),
                        inspection.locks(statement),
                        DataLoss.of(statement, there, inspection)));
                ties.follow(statement);
                there.follow(statement);
            }
        }
        return new Plan.Entry(migration, Direction.DOWN, planned);
    }
}
