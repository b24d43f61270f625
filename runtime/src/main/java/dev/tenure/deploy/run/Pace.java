package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Tells how far a number of bytes has come, how fast, and how long the rest will take. */
final class Pace implements LongConsumer {

    private static final double MEGA = 1 << 20;

    private final Notes notes;
    private final long expected;
    private final long start = System.nanoTime();

    /** @param expected more or less */
    Pace(Notes notes, long expected) {
        this.notes = notes;
        this.expected = expected;
    }

    @Override
    public void accept(long bytes) {
        double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        double rate = bytes / seconds;
        long left = Math.max(0, Math.round((expected - bytes) / rate));
        notes.progress((long) (bytes / MEGA), (long) (Math.max(expected, bytes) / MEGA), String.format(Locale.ROOT,
                "MB, %.1f MB a second%s", rate / MEGA, bytes < expected ? ", about " + left + " s left" : ""));
    }
}
