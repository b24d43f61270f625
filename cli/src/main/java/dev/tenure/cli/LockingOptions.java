package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.migrate.Locking;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How long to wait for others. */
final class LockingOptions {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");

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
        return batchPause.map(LockingOptions::time).map(base()::withBatchPause).orElse(base());
    }

    private Locking base() {
        return new Locking(
                wait.map(seconds -> seconds(seconds, "--wait", 0)).orElse(Locking.DEFAULT.migrationLock()),
                lockTimeout.map(seconds -> seconds(seconds, "--lock-timeout", 1))
                        .orElse(Locking.DEFAULT.statementLock()),
                retries.map(count -> Usage.atLeast(0, count, "--retries")).orElse(Locking.DEFAULT.retries()),
                Locking.DEFAULT.pause());
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new TenureException(
                    Usage.CODE, "--batch-pause " + text + " is no time.", "Give one such as 50ms or 2s.");
        }
        long count = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
    }

    private static Duration seconds(int count, String option, int least) {
        return Duration.ofSeconds(Usage.atLeast(least, count, option));
    }
}
