package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.backup.Access;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JdbcUrl;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database of a call, and how to reach it. */
final class Database implements Connections {

    private static final int SECONDS_TO_ANSWER = 10;

    private final JdbcUrl url;
    private final String user;
    private final String password;

    Database(JdbcUrl url, String user, String password) {
        // the server's list of sessions tells others who is at work
        this.url = url.withDefault("connectionAttributes", "program_name:tenure");
        this.user = user;
        this.password = password;
    }

    String name() {
        return url.database();
    }

    /** Another database of the same server; {@code ""} for the server alone. */
    Database inDatabase(String name) {
        return new Database(url.withDatabase(name), user, password);
    }

    /** How a program other than this one gets there. */
    Access access() {
        return Access.of(url, user, password);
    }

    /** {@code host:port/database}. */
    String label() {
        return url.label();
    }

    /** Which server it is: the first thing to ask, since it tells whether there is one. */
    Server server() {
        try (Connection connection = open()) {
            return Server.of(connection);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        DriverManager.setLoginTimeout(SECONDS_TO_ANSWER);
        return DriverManager.getConnection(url.text(), properties);
    }

    private TenureException explain(SQLException failure) {
        return failure.getErrorCode() == 0
                ? Unreachable.explain(failure, label())
                : ServerErrors.explain(failure, "connecting to " + label());
    }
}
