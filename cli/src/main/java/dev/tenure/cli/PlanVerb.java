package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.migrate.Direction;
import dev.tenure.migrate.Directive;
import dev.tenure.migrate.Guarding;
import dev.tenure.migrate.Locking;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.TableLock;
import dev.tenure.mysql.TableSize;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        description = "Print what migrate would run, statement by statement, with the locks that each takes."
                + " Changes nothing.")
final class PlanVerb extends DatabaseVerb {

    static final Map<TableLock.Mode, String> KEPT_OUT = Map.of(
            TableLock.Mode.EXCLUSIVE, "readers and writers wait",
            TableLock.Mode.SHARED, "writers wait, and readers for a moment at its end",
            TableLock.Mode.READERS_PASS, "writers wait",
            TableLock.Mode.BRIEF, "readers and writers wait for a moment at its beginning and end");

    private static final Map<Plan.Action, String> ACTIONS = Map.of(
            Plan.Action.RUN, "run",
            Plan.Action.ADOPT, "take over: what it creates is there and equals the model",
            Plan.Action.SPARE, "pass over: what it drops is not Tenure's, or gone",
            Plan.Action.DONE_ALREADY, "done already");

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    PlanVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Plan plan = new Migrator(
                        subject.database(),
                        subject.schema(),
                        MigrationFiles.read(subject.classes().root(), subject.schema()))
                .plan(selection.options(false, Locking.DEFAULT));
        report.put("migrations", Documents.plan(plan));
        if (plan.isEmpty()) {
            report.say("Nothing to migrate.");
        }
        plan.entries().forEach(entry -> tell(entry, report));
        List<TenureException> objections = Guarding.ahead(subject.database(), plan);
        report.put("objections", objections.stream().map(Documents::objection).toList());
        for (TenureException objection : objections) {
            report.say("%s: %s", objection.code(), objection.what());
            report.say("  " + objection.remedy());
        }
        return objections.isEmpty() ? Exit.FINE : Exit.FINDINGS;
    }

    /** A migration, its statements and their locks. */
    static void tell(Plan.Entry entry, Report report) {
        report.say(entry.migration().label() + (entry.direction() == Direction.UP ? "" : " (back)"));
        entry.statements().forEach(planned -> {
            report.say("  %d. %s", planned.statement().number(), firstLine(planned.statement().sql()));
            if (planned.action() != Plan.Action.RUN) {
                report.say("     " + ACTIONS.get(planned.action()));
            }
            planned.statement().directive(Directive.Batches.class).ifPresent(batches -> report.say(
                    "     in batches of %d rows of %s", batches.rows(), batches.table()));
            planned.losses().stream().filter(loss -> loss.rows() > 0)
                    .forEach(loss -> report.say("     takes with it " + loss));
            planned.locks().forEach(lock -> report.say(
                    "     locks %s: %s (it %s%s)", lock.table(), KEPT_OUT.get(lock.mode()), lock.why(),
                    lock.size().map(PlanVerb::size).orElse("")));
        });
    }

    private static String size(TableSize size) {
        return String.format(Locale.ROOT, "; it has about %,d rows, %,d kB", size.rows(), size.bytes() / 1024);
    }

    private static String firstLine(String sql) {
        String first = sql.lines().findFirst().orElse("").strip();
        return first.endsWith("(") ? first.substring(0, first.length() - 1).strip() : first;
    }
}
