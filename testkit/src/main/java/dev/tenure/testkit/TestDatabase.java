package dev.tenure.testkit;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.ServerSql;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a test's own, {@code utf8mb4_unicode_ci}; closing drops it with all that is in it. */
public final class TestDatabase implements AutoCloseable, Connections {

    private final TestServer server;
    private final String name;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The JDBC URL of this database, without user and password. */
    public String url() {
        return server.url().withDatabase(name).text();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** A new connection to this database, with all rights. */
    @Override
    public Connection open() throws SQLException {
        return server.open(name);
    }

    /** Runs statements, one after the other, on one connection. */
    public void execute(String... statements) {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new IllegalStateException("\"" + sql + "\" failed: " + e.getMessage(), e);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + name + ": " + e.getMessage(), e);
        }
    }

    /** Makes the tables that a schema expects to be there already, as it declares them. */
    public void createExisting(Schema schema) {
        execute(Dependencies.parentsFirst(schema.existing()).stream().map(Ddl::createTable).toArray(String[]::new));
    }

    /** Makes the tables that a schema declares as its own, without migrations and journal. */
    public void createOwned(Schema schema) {
        execute(Dependencies.parentsFirst(schema.owned()).stream()
                .flatMap(table -> Ddl.create(table).stream()).toArray(String[]::new));
    }

    @Override
    public void close() {
        server.execute(ServerSql.dropDatabase(name));
    }
}
