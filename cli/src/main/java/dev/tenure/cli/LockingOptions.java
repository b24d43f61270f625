package dev.tenure.cli;

import dev.tenure.migrate.Locking;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long to wait for others. */
final class LockingOptions {

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait while another process migrates this database; 60 by default.")
    private Optional<Integer> wait = Optional.empty();

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            description = "How long one try of a statement may wait for a table, while all others queue behind it; 3 by"
                    + " default.")
    private Optional<Integer> lockTimeout = Optional.empty();

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often a statement that did not get its locks is tried again; 5 by default.")
    private Optional<Integer> retries = Optional.empty();

    @Option(
            names = "--batch-pause",
            paramLabel = "TIME",
            description = "How long to let others work between two batches of a statement, as 50ms or 2s; twice as long"
                    + " as the batch before took by default.")
    private Optional<String> batchPause = Optional.empty();

    Locking locking() {
        return batchPause.map(text -> Usage.time(text, "--batch-pause", "50ms or 2s")).map(base()::withBatchPause).orElse(base());
    }

    private Locking base() {
        return new Locking(
                wait.map(seconds -> seconds(seconds, "--wait", 0)).orElse(Locking.DEFAULT.migrationLock()),
                lockTimeout.map(seconds -> seconds(seconds, "--lock-timeout", 1))
                        .orElse(Locking.DEFAULT.statementLock()),
                retries.map(count -> Usage.atLeast(0, count, "--retries")).orElse(Locking.DEFAULT.retries()),
                Locking.DEFAULT.pause());
    }

    private static Duration seconds(int count, String option, int least) {
        return Duration.ofSeconds(Usage.atLeast(least, count, option));
    }
}
