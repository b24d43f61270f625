package dev.tenure.cli;

import dev.tenure.deploy.PreflightOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What is asked of the replicas of a server. */
final class ReplicaOptions {

    @Option(
            names = "--max-lag",
            paramLabel = "SECONDS",
            description = "How far a replica may be behind; 10 by default.")
    private int lag = (int) PreflightOptions.DEFAULT.lag().toSeconds();

    Duration lag() {
        return Duration.ofSeconds(Usage.atLeast(0, lag, "--max-lag"));
    }
}
