package dev.tenure.deploy;

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
 * @param blocking  the sessions that hold locks on its tables
 */
record Site(
        Schema schema, Schema live, Server server, ServerVariables variables, Grants grants, List<String> blocking) {

    static Site read(Connection connection, Schema schema) throws SQLException {
        List<String> tables = schema.tables().stream().map(Table::name).toList();
        return new Site(
                schema,
                Introspection.read(connection, tables),
                Server.of(connection),
                ServerVariables.read(connection),
                Grants.read(connection),
                Sessions.holders(connection, tables));
    }

    String database() {
        return live.name();
    }
}
