package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Target;
import dev.tenure.deploy.watch.Watch;
import dev.tenure.deploy.watch.WatchCheck;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the server is watched behind a deployment, and what is done about what is seen. */
final class WatchOptions {

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            description = "Watch the server's own counters at the end, as for 30m, against what was usual before.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--auto",
            description = "Do by itself what the decision tree says, where that loses no rows and the backup was"
                    + " proved; without it, it is only told.")
    private boolean auto;

    @Option(names = "--allow-data-loss", description = "Let --auto roll back although rows or values go with it.")
    private boolean allowDataLoss;

    Optional<LiveCheck> check(Target target) {
        return time.map(text -> new WatchCheck(target, Usage.time(text, "--watch", "30m or 2h"), Watch.INTERVAL));
    }

    boolean auto() {
        if (allowDataLoss && !auto) {
            throw new TenureException(
                    Usage.CODE, "--allow-data-loss says nothing without --auto.", "Say both, or neither.");
        }
        return auto;
    }

    boolean allowDataLoss() {
        return allowDataLoss;
    }
}
