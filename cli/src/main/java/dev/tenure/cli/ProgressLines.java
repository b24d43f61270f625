package dev.tenure.cli;

import dev.tenure.ProgressListener;
import java.time.Duration;

/** Tells how far something is: in a bar, or in a line now and then where none is drawn. */
final class ProgressLines implements ProgressListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Report report;
    private final Duration between;
    private long lastLine = System.nanoTime();

    ProgressLines(Report report) {
        this(report, BETWEEN_LINES);
    }

    ProgressLines(Report report, Duration between) {
        this.report = report;
        this.between = between;
    }

    @Override
    public void at(long done, long of, String what) {
        report.progress(done, of, what);
        if (!report.draws() && System.nanoTime() - lastLine >= between.toNanos()) {
            lastLine = System.nanoTime();
            report.say("  %,d of about %,d %s", done, of, what);
        }
    }
}
