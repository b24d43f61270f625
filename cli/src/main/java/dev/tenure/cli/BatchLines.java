package dev.tenure.cli;

import dev.tenure.migrate.BatchProgress;
import dev.tenure.migrate.MigrationEvent;
import java.time.Duration;
import java.util.Locale;

/** Tells how far a statement is that is run in batches: in a bar, or in a line now and then where none is drawn. */
final class BatchLines {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Report report;
    private long lastLine = System.nanoTime();

    BatchLines(Report report) {
        this.report = report;
    }

    void tell(MigrationEvent.BatchDone done) {
        BatchProgress progress = done.progress();
        report.progress(progress.passed(), progress.expected(),
                "rows of " + progress.table() + rate(progress) + ", " + done.step().migration().label());
        if (!report.draws() && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            report.say("  %,d of about %,d rows of %s, %,d changed%s", progress.passed(), progress.expected(),
                    progress.table(), progress.changed(), rate(progress));
        }
    }

    private static String rate(BatchProgress progress) {
        return String.format(Locale.ROOT, ", %,d a second", progress.perSecond())
                + progress.remaining().map(left -> ", about " + left.toSeconds() + " s left").orElse("");
    }
}
