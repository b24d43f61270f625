package dev.tenure.deploy;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Replication;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A replica, as it says itself that it is.
 *
 * @param address where it is
 * @param state   how it follows; empty where it could not be asked
 * @param unknown why it could not be asked; {@code ""} where it was
 */
record Follower(String address, Optional<Replication.Source> state, String unknown) {

    /** @param server the id of the server that they follow */
    static List<Follower> of(Replication replication, long server, PreflightOptions options) {
        return replication.replicas().stream()
                .map(replica -> options.replicas()
                        .map(hosts -> ask(replica, server, hosts.at(replica.host(), replica.port())))
                        .orElseGet(() -> new Follower(replica.address(), Optional.empty(), "nobody was told how")))
                .toList();
    }

    private static Follower ask(Replication.Replica replica, long server, Connections there) {
        try (Connection connection = there.open()) {
            return Replication.sources(connection).stream()
                    .filter(source -> source.server() == server)
                    .findFirst()
                    .map(source -> new Follower(replica.address(), Optional.of(source), ""))
                    .orElseGet(() -> new Follower(
                            replica.address(), Optional.empty(), "the server there follows another one"));
        } catch (SQLException e) {
            return new Follower(replica.address(), Optional.empty(), e.getMessage().lines().findFirst().orElse(""));
        }
    }
}
