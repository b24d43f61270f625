package dev.tenure.deploy;

import dev.tenure.TenureException;
import java.time.Duration;

/** Tells whoever works on a deployment that it is to end at the next safe point. */
public final class StopSignal {

    private final Thread worker = Thread.currentThread();
    private volatile boolean told;

    /** It also ends what the worker waits for, where that can be. */
    public void tell() {
        told = true;
        worker.interrupt();
    }

    public boolean isTold() {
        return told;
    }

    /** Marks a safe point. @throws TenureException TEN741 where it was told to stop */
    public void check() {
        if (told) {
            throw new TenureException(
                    "TEN741", "Stopped as told.", "Run this again: it goes on from where it was.");
        }
    }

    /** Waits, at a safe point. @throws TenureException TEN741 where it was told to stop before or meanwhile */
    public void pause(Duration time) {
        check();
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            check();
        }
    }
}
