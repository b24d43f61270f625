package dev.tenure.deploy.run;

import dev.tenure.Digests;
import dev.tenure.deploy.Target;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Script;
import dev.tenure.migrate.Status;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.ServerVariables;
import dev.tenure.mysql.SessionSql;
import dev.tenure.schema.json.SchemaJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the steps of a deployment stand on: with another ground, what they have shown is of another case.
 *
 * @param server    the server's own name for itself, and the database
 * @param build     the checksum of the model and of every migration
 * @param pending   the versions that are not applied, or not to their end
 * @param structure the checksum of everything that the database is made of
 */
public record Ground(String server, String build, List<String> pending, String structure) {

    /** MySQL's name for it, and MariaDB's. */
    private static final List<String> SERVER_NAMES = List.of("server_uuid", "server_uid");

    public Ground {
        pending = List.copyOf(pending);
    }

    static Ground read(Target target) throws SQLException {
        try (Connection connection = target.connections().open()) {
            return new Ground(server(target, connection), build(target), pending(target), structure(connection));
        }
    }

    private static String server(Target target, Connection connection) throws SQLException {
        ServerVariables variables = ServerVariables.read(connection);
        String name = SERVER_NAMES.stream()
                .flatMap(variable -> variables.value(variable).stream())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(target.label());
        return name + "/" + SessionSql.database(connection).orElseThrow();
    }

    /** In a few characters, for people. */
    String shortBuild() {
        return build.substring(0, 12);
    }

    static String build(Target target) {
        Stream<String> files = target.migrations().stream().flatMap(migration -> Stream.concat(
                Stream.of(migration.label(), migration.up().checksum()),
                migration.down().map(Script::checksum).stream()));
        return Digests.sha256(SchemaJson.write(target.schema()) + files.collect(Collectors.joining("\n")));
    }

    private static List<String> pending(Target target) {
        HashSet<String> filed = target.migrations().stream()
                .map(Migration::version)
                .map(Object::toString)
                .collect(Collectors.toCollection(HashSet::new));
        return Status.read(target.connections(), target.schema(), target.migrations()).entries().stream()
                .filter(entry -> entry.state() != Status.State.APPLIED && entry.replacedBy().isEmpty())
                .map(entry -> entry.version().toString())
                .filter(filed::contains)
                .toList();
    }

    private static String structure(Connection connection) throws SQLException {
        return Digests.sha256(DatabaseObjects.read(connection).stream()
                .map(object -> object.label() + "\n" + object.sqlMode() + "\n" + object.definition())
                .collect(Collectors.joining("\n")));
    }

    /** Why what was shown on {@code earlier} says nothing here; empty where it does. */
    Optional<String> differsFrom(Ground earlier) {
        return otherCase(earlier)
                .or(() -> pending.equals(earlier.pending) ? Optional.empty()
                        : Optional.of("other migrations are pending than then"))
                .or(() -> structure.equals(earlier.structure) ? Optional.empty()
                        : Optional.of("the structure of the database has changed since"));
    }

    /** Why what was begun on {@code earlier} is not what is to be ended here; empty where it is. */
    Optional<String> isNoRestOf(Ground earlier) {
        return otherCase(earlier).or(() -> earlier.pending.containsAll(pending) ? Optional.empty()
                : Optional.of("other migrations are pending than then"));
    }

    private Optional<String> otherCase(Ground earlier) {
        return !server.equals(earlier.server) ? Optional.of("it was of another database")
                : !build.equals(earlier.build) ? Optional.of("it was of another build") : Optional.empty();
    }
}
