package dev.tenure.cli;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Target;
import dev.tenure.deploy.watch.Watch;
import dev.tenure.deploy.watch.WatchCheck;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the server is watched behind a deployment. */
final class WatchOptions {

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            description = "Watch the server's own counters at the end, as for 30m, against what was usual before.")
    private Optional<String> time = Optional.empty();

    Optional<LiveCheck> check(Target target) {
        return time.map(text -> new WatchCheck(target, Usage.time(text, "--watch", "30m or 2h"), Watch.INTERVAL));
    }
}
