package dev.tenure.deploy;

import dev.tenure.migrate.Migration;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Grants;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.Replication;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerDisk;
import dev.tenure.mysql.ServerVariables;
import dev.tenure.mysql.Sessions;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where a schema is to be deployed, as it was found.
 *
 * @param schema      what is to be deployed
 * @param live        those of its tables that are there; named like the database
 * @param variables   what the server is set to
 * @param grants      what the account may do
 * @param pending     what a migrate would do
 * @param blocking    the sessions that hold locks on tables that it would lock
 * @param rooms       the room that it would take on disks
 * @param replication who follows whom
 * @param followers   the replicas
 * @param options     what else is known of the deployment
 */
record Site(
        Schema schema,
        Schema live,
        Server server,
        ServerVariables variables,
        Grants grants,
        Pending pending,
        List<String> blocking,
        List<Room> rooms,
        Replication replication,
        List<Follower> followers,
        PreflightOptions options) {

    static Site read(Connections connections, Schema schema, List<Migration> migrations, PreflightOptions options)
            throws SQLException {
        Pending pending = Pending.of(connections, schema, migrations);
        try (Connection connection = connections.open()) {
            ServerVariables variables = ServerVariables.read(connection);
            Replication replication = Replication.read(connection);
            Optional<ServerDisk.DatabaseSize> size =
                    options.backups().isPresent() ? Optional.of(ServerDisk.size(connection)) : Optional.empty();
            return new Site(
                    schema,
                    Introspection.read(connection, schema.tables().stream().map(Table::name).toList()),
                    Server.of(connection),
                    variables,
                    Grants.read(connection),
                    pending,
                    Sessions.holders(connection, pending.locked()),
                    Room.of(pending.rewrites(), ServerDisk.read(connection, variables), size, options),
                    replication,
                    Follower.of(replication, variables.value("server_id").map(Long::valueOf).orElse(0L), options),
                    options);
        }
    }

    String database() {
        return live.name();
    }
}
