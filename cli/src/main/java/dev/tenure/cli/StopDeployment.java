package dev.tenure.cli;

import dev.tenure.deploy.StopSignal;
import dev.tenure.deploy.run.Deployment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a deployment at its next safe point when the process is told to end, as by Ctrl-C: behind the statement or the
 * batch that runs, with users let in again and the reports written. Where that takes too long, users are let in and the
 * reports written nevertheless, and the next run finds out what the server made of the statement.
 */
final class StopDeployment {

    private static final int PATIENCE_SECONDS = 60;

    private final StopSignal signal = new StopSignal();
    private final Thread hook = new Thread(this::stop, "tenure-stop");
    private final CountDownLatch allIsSaid = new CountDownLatch(1);
    private final Report report;
    private volatile Runnable lastResort = () -> {};

    StopDeployment(Report report) {
        this.report = report;
        Runtime.getRuntime().addShutdownHook(hook);
        report.atEnd(this::close);
    }

    StopSignal signal() {
        return signal;
    }

    /** @param files what writes the reports */
    void over(Deployment deployment, Runnable files) {
        lastResort = () -> {
            deployment.abandon().ifPresent(finding -> report.shout(finding.what() + " " + finding.remedy()));
            files.run();
        };
    }

    private void stop() {
        signal.tell();
        report.shout("Told to stop: it ends at the next safe point.");
        try {
            if (!allIsSaid.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                report.shout("It goes on for longer than " + PATIENCE_SECONDS + " s: what the server is busy with is"
                        + " found out by the next run.");
                lastResort.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        allIsSaid.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // then it is this very hook that waits
        }
    }
}
