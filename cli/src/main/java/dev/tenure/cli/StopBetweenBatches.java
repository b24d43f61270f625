package dev.tenure.cli;

import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run behind its current batch when the process is told to end, as by Ctrl-C. Where no batches run, the process
 * ends at once: what the server is busy with is found out by the next run.
 */
final class StopBetweenBatches implements MigrationListener {

    private static final int PATIENCE_SECONDS = 60;

    private final MigrationListener next;
    private final Thread migrating = Thread.currentThread();
    private final Thread hook = new Thread(this::stop, "tenure-stop");
    private final CountDownLatch allIsSaid = new CountDownLatch(1);
    private volatile boolean inBatches;

    StopBetweenBatches(MigrationListener next, Report report) {
        this.next = next;
        Runtime.getRuntime().addShutdownHook(hook);
        report.atEnd(this::close);
    }

    @Override
    public void on(MigrationEvent event) {
        inBatches = event instanceof MigrationEvent.BatchDone || event instanceof MigrationEvent.Retrying && inBatches;
        next.on(event);
    }

    private void stop() {
        if (inBatches) {
            migrating.interrupt();
            try {
                allIsSaid.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void close() {
        inBatches = false;
        allIsSaid.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // then it is this very hook that waits
        }
    }
}
