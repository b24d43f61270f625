package dev.tenure.cli;

import dev.tenure.migrate.Direction;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.StatementOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what happens while migrations run, line by line, and how far they are. */
final class Progress implements MigrationListener {

    private record Words(String before, String after) {}

    private static final Map<Direction, Words> WORDS = Map.of(
            Direction.UP, new Words("Migrating: ", "Migrated: "),
            Direction.DOWN, new Words("Rolling back: ", "Rolled back: "));

    private static final Map<StatementOutcome, String> FOUND_OUT = Map.of(
            StatementOutcome.DONE, "it had happened",
            StatementOutcome.ADOPTED, "its table had been taken over",
            StatementOutcome.SPARED, "it had been passed over",
            StatementOutcome.NOT_DONE, "it had not happened",
            StatementOutcome.FAILED, "it had failed");

    private final Report report;
    private final BatchLines batches;
    private final List<Map<String, Object>> finished = new ArrayList<>();
    private int statements;
    private int behind;

    Progress(Report report) {
        this.report = report;
        this.batches = new BatchLines(report);
        report.put("finished", finished);
    }

    @Override
    public void on(MigrationEvent event) {
        if (event instanceof MigrationEvent.WaitingForLock waiting) {
            report.say("Waiting: " + waiting.holder() + " migrates this database");
        } else if (event instanceof MigrationEvent.Planned planned) {
            statements = Math.toIntExact(planned.plan().entries().stream()
                    .flatMap(entry -> entry.statements().stream())
                    .filter(statement -> statement.action() != Plan.Action.DONE_ALREADY)
                    .count());
        } else if (event instanceof MigrationEvent.Started started) {
            report.say(WORDS.get(started.direction()).before() + started.migration().label());
            advance(started.migration(), 0);
        } else if (event instanceof MigrationEvent.OutcomeRecorded recorded) {
            if (recorded.outcome() == StatementOutcome.ADOPTED) {
                report.say("Adopted: what " + at(recorded.step()) + " creates is there already"
                        + (recorded.step().migration().folded().isEmpty() ? " and equals the model" : ""));
            }
            advance(recorded.step().migration(), recorded.outcome().settled() ? 1 : 0);
        } else if (event instanceof MigrationEvent.BatchDone done) {
            batches.tell(done);
        } else if (event instanceof MigrationEvent.Retrying retrying) {
            report.say("Retrying: %s did not get its locks, try %d in %s%s", at(retrying.step()), retrying.attempt(),
                    millis(retrying.pause()),
                    retrying.blockers().isEmpty() ? "" : "; in the way: " + String.join(", ", retrying.blockers()));
        } else if (event instanceof MigrationEvent.Recovered recovered) {
            report.say("Recovered: an earlier run was interrupted in " + at(recovered.step()) + "; "
                    + FOUND_OUT.get(recovered.outcome()));
        } else if (event instanceof MigrationEvent.Finished ended) {
            finish(ended);
        }
    }

    private void advance(Migration migration, int by) {
        behind += by;
        report.progress(behind, statements, migration.label());
    }

    private void finish(MigrationEvent.Finished ended) {
        ended.spared().forEach(spared -> report.say("Spared: " + spared));
        ended.lost().forEach(lost -> report.say("Not given back: " + lost));
        report.say("%s%s (%s)", WORDS.get(ended.direction()).after(), ended.migration().label(), millis(ended.took()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", ended.migration().version().toString());
        document.put("name", ended.migration().name());
        document.put("direction", Documents.word(ended.direction()));
        document.put("millis", ended.took().toNanos() / 10_000 / 100.0);
        document.put("spared", ended.spared());
        document.put("lost", ended.lost());
        finished.add(document);
    }

    private static String at(MigrationEvent.Step step) {
        return "statement " + step.number() + " of " + step.of() + " of " + step.migration().label();
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2fms", time.toNanos() / 1e6);
    }
}
