package dev.tenure.deploy;

import dev.tenure.mysql.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a preflight is to know of the deployment beside the schema.
 *
 * @param backups      the folder that the backup will be written to; empty where none is to be taken
 * @param provedBeside whether the backup will be restored into a scratch database of the same server
 * @param lag          how far a replica may be behind
 * @param replicas     how to get at a replica; empty where they are not to be asked
 */
public record PreflightOptions(
        Optional<Path> backups, boolean provedBeside, Duration lag, Optional<Hosts> replicas) {

    /** No backup, and no replica that could be asked. */
    public static final PreflightOptions DEFAULT =
            new PreflightOptions(Optional.empty(), false, Duration.ofSeconds(10), Optional.empty());

    /** The servers at other addresses, for the same account. */
    @FunctionalInterface
    public interface Hosts {
        Connections at(String host, int port);
    }

    public PreflightOptions withBackups(Path folder, boolean beside) {
        return new PreflightOptions(Optional.of(folder), beside, lag, replicas);
    }

    public PreflightOptions withLag(Duration most) {
        return new PreflightOptions(backups, provedBeside, most, replicas);
    }

    public PreflightOptions withReplicas(Hosts hosts) {
        return new PreflightOptions(backups, provedBeside, lag, Optional.of(hosts));
    }
}
