package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Effect;
import dev.tenure.schema.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what a migrate does, and refuses before anything is done. */
final class UpPlanner {

    private final Inspection inspection;
    private final Journal recorded;
    private final Journal journal;
    private final List<Migration> migrations;
    private final MigrateOptions options;
    private final List<Migration> standIns;
    private final List<String> differences = new ArrayList<>();

    UpPlanner(Inspection inspection, Journal journal, List<Migration> migrations, MigrateOptions options) {
        this.inspection = inspection;
        this.recorded = journal;
        this.migrations = migrations;
        this.options = options;
        Replacements replacements = new Replacements(journal, migrations);
        this.standIns = migrations.stream()
                .filter(migration -> journal.of(migration).state() != Status.State.APPLIED)
                .filter(replacements::isDoneBy)
                .toList();
        // what they stand for is in the database, and so are they to all that comes behind them
        this.journal = journal.adopting(standIns);
    }

    Plan plan() throws SQLException {
        new FileCheck(recorded, migrations).require();
        Stream.concat(options.target().stream(), options.only().stream())
                .forEach(version -> Versions.require(version, migrations));
        List<Plan.Entry> entries = new ArrayList<>(new DownPlanner(inspection, journal, migrations).interrupted());
        List<Migration> chosen = migrations.stream().filter(this::isChosen).toList();
        requireOrder(chosen);
        Presence there = Presence.now(inspection, chosen.isEmpty() ? List.of() : spoken(entries));
        entries.stream()
                .flatMap(entry -> entry.statements().stream())
                .filter(planned -> planned.action() == Plan.Action.RUN)
                .forEach(planned -> there.follow(planned.statement()));
        Takeover takeover = new Takeover(inspection, journal, there, migrations, chosen);
        differences.addAll(takeover.differences());
        standIns.forEach(migration -> entries.add(standIn(migration)));
        for (Migration migration : chosen) {
            entries.add(entry(migration, there, takeover));
        }
        if (!differences.isEmpty()) {
            throw new TenureException(
                    "TEN406",
                    "What the migrations would create is there already, and differs from the model:\n  "
                            + String.join("\n  ", differences) + "\n",
                    "Nothing was changed. Make the table equal to the model, or the model to the table,"
                            + " or rename one of them.");
        }
        return new Plan(entries);
    }

    private Plan.Entry standIn(Migration migration) {
        Optional<Run> begun = recorded.of(migration).toComplete(Direction.UP);
        return new Plan.Entry(migration, Direction.UP, Plan.adopting(migration).statements().stream()
                .map(planned -> begun.filter(run -> run.isSettled(planned.statement().number())).isPresent()
                        ? Plan.Planned.idle(planned.statement(), Plan.Action.DONE_ALREADY, Presence.UNKNOWN)
                        : planned)
                .toList());
    }

    private boolean isChosen(Migration migration) {
        Status.State state = journal.of(migration).state();
        if (state == Status.State.APPLIED) {
            return false;
        }
        boolean wanted = options.only().isEmpty()
                ? options.target().map(target -> migration.version().compareTo(target) <= 0).orElse(true)
                : options.only().contains(migration.version());
        return wanted || state == Status.State.HALF_APPLIED;
    }

    private void requireOrder(List<Migration> chosen) {
        Optional<Version> last = migrations.stream()
                .filter(migration -> journal.of(migration).state() == Status.State.APPLIED)
                .map(Migration::version)
                .max(Version::compareTo);
        chosen.stream()
                .filter(migration -> journal.of(migration).state() == Status.State.PENDING)
                .filter(migration -> !options.outOfOrder() && !options.only().contains(migration.version()))
                .filter(migration -> last.filter(version -> migration.version().compareTo(version) < 0).isPresent())
                .findFirst()
                .ifPresent(migration -> {
                    throw new TenureException(
                            "TEN404",
                            migration.label() + " is pending, although the later version " + last.get()
                                    + " is applied already.",
                            "Give it a version above, or apply it out of order if it builds on nothing in between.");
                });
    }

    /** What is asked about: a table that is to be made may be there under the name that a later migration gives it. */
    private List<Script.Statement> spoken(List<Plan.Entry> before) {
        return Stream.concat(
                        before.stream().flatMap(entry -> entry.statements().stream()).map(Plan.Planned::statement),
                        migrations.stream()
                                .filter(migration -> journal.of(migration).state() != Status.State.APPLIED)
                                .flatMap(migration -> migration.up().statements().stream()))
                .toList();
    }

    private Plan.Entry entry(Migration migration, Presence there, Takeover takeover) throws SQLException {
        Optional<Run> begun = journal.of(migration).toComplete(Direction.UP);
        List<Script.Statement> statements = migration.up().statements();
        boolean adopted = statements.stream().anyMatch(each -> takeover.covers(migration, each))
                && statements.stream().allMatch(
                        each -> takeover.covers(migration, each) || each.effect() instanceof Effect.ForeignKeyChecks);
        List<Plan.Planned> planned = new ArrayList<>();
        for (Script.Statement statement : statements) {
            boolean done = begun.filter(run -> run.isSettled(statement.number())).isPresent();
            if (done) {
                planned.add(Plan.Planned.idle(statement, Plan.Action.DONE_ALREADY, Presence.UNKNOWN));
            } else if (adopted || takeover.covers(migration, statement)) {
                String before = takeover.mark(migration, statement).orElse(there.said(statement.effect()));
                planned.add(Plan.Planned.idle(statement, Plan.Action.ADOPT, before));
            } else {
                takeover.refusal(migration, statement, there).ifPresent(differences::add);
                planned.add(planned(statement, there));
            }
        }
        return new Plan.Entry(migration, Direction.UP, planned);
    }

    /** @param there what is there before the statement; it is followed */
    private Plan.Planned planned(Script.Statement statement, Presence there) throws SQLException {
        Effect effect = statement.effect();
        String before = there.said(effect);
        if (effect instanceof Effect.CreateTrigger create && there.before(effect).get()) {
            compare("trigger " + create.name(), inspection.differences(create.on(), create.name()));
            return Plan.Planned.idle(statement, Plan.Action.ADOPT, before);
        }
        if (there.isGone(effect)) {
            return Plan.Planned.idle(statement, Plan.Action.SPARE, before);
        }
        there.follow(statement);
        return new Plan.Planned(
                statement, Plan.Action.RUN, before, inspection.locks(statement), List.of());
    }

    private void compare(String thing, Optional<List<Finding>> found) {
        found.ifPresentOrElse(
                findings -> findings.stream().map(Finding::what).forEach(differences::add),
                () -> differences.add("The model has no " + thing + " to compare it with."));
    }
}
