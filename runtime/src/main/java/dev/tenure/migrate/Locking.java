package dev.tenure.migrate;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait for whom.
 *
 * @param migrationLock     how long to wait while another process migrates the same database
 * @param statementLock     how long one try of a statement may wait for a table; while it waits, all who come after it
 *                          wait behind it, so that this is short; the server counts in whole seconds
 * @param retries           how often a statement that could not get its locks is tried again
 * @param pause             how long to let the others work before the first new try; doubled each time, up to 16 times
 * @param batchPause        how long to let the others work between two batches of a statement; empty for twice as long
 *                          as the batch before took, which leaves them two thirds of the time however fast the server is
 */
public record Locking(
        Duration migrationLock,
        Duration statementLock,
        int retries,
        Duration pause,
        Optional<Duration> batchPause) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    public Locking(Duration migrationLock, Duration statementLock, int retries, Duration pause) {
        this(migrationLock, statementLock, retries, pause, Optional.empty());
    }

    public static final Locking DEFAULT =
            new Locking(Duration.ofMinutes(1), Duration.ofSeconds(3), 5, Duration.ofSeconds(1));

    /** How long to pause after a batch that took so long. */
    Duration pauseAfter(Duration batch) {
        Duration twice = batch.multipliedBy(2);
        return batchPause.orElse(twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
    }

    public Locking withBatchPause(Duration value) {
        return new Locking(migrationLock, statementLock, retries, pause, Optional.of(value));
    }
}
