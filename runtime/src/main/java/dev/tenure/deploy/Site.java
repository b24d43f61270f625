package dev.tenure.deploy;

import dev.tenure.migrate.Migration;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Grants;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerVariables;
import dev.tenure.mysql.Sessions;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where a schema is to be deployed, as it was found.
 *
 * @param schema    what is to be deployed
 * @param live      those of its tables that are there; named like the database
 * @param variables what the server is set to
 * @param grants    what the account may do
 * @param pending   what a migrate would do
 * @param blocking  the sessions that hold locks on tables that it would lock
 */
record Site(
        Schema schema,
        Schema live,
        Server server,
        ServerVariables variables,
        Grants grants,
        Pending pending,
        List<String> blocking) {

    static Site read(Connections connections, Schema schema, List<Migration> migrations) throws SQLException {
        Pending pending = Pending.of(connections, schema, migrations);
        try (Connection connection = connections.open()) {
            return new Site(
                    schema,
                    Introspection.read(connection, schema.tables().stream().map(Table::name).toList()),
                    Server.of(connection),
                    ServerVariables.read(connection),
                    Grants.read(connection),
                    pending,
                    Sessions.holders(connection, pending.locked()));
        }
    }

    String database() {
        return live.name();
    }
}
