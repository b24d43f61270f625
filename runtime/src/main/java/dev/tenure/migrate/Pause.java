package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.time.Duration;

/** Waiting without doing anything. */
final class Pause {

    private Pause() {}

    /** @throws TenureException TEN418 where the thread is told to stop */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TenureException(
                    "TEN418", "The wait for other sessions was interrupted.", "Run this again.", e);
        }
    }
}
