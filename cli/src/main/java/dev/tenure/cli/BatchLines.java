package dev.tenure.cli;

import dev.tenure.migrate.BatchProgress;
import dev.tenure.migrate.MigrationEvent;
import java.util.Locale;

/** Tells how far a statement is that is run in batches: in a bar, or in a line now and then where none is drawn. */
final class BatchLines {

    private final ProgressLines lines;

    BatchLines(Report report) {
        this.lines = new ProgressLines(report);
    }

    void tell(MigrationEvent.BatchDone done) {
        BatchProgress progress = done.progress();
        lines.at(progress.passed(), progress.expected(), String.format(Locale.ROOT, "rows of %s, %,d changed%s, %s",
                progress.table(), progress.changed(), rate(progress), done.step().migration().label()));
    }

    private static String rate(BatchProgress progress) {
        return String.format(Locale.ROOT, ", %,d a second", progress.perSecond())
                + progress.remaining().map(left -> ", about " + left.toSeconds() + " s left").orElse("");
    }
}
