package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.backup.Access;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JdbcUrl;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The database of a call, and how to reach it. */
final class Database implements Connections {

    private static final int SECONDS_TO_ANSWER = 10;

    private final JdbcUrl url;
    private final String user;
    private final String password;
    private final Optional<Authority> authority;

    Database(JdbcUrl url, String user, String password, Optional<Authority> authority) {
        // the server's list of sessions tells others who is at work
        JdbcUrl named = url.withDefault("connectionAttributes", "program_name:tenure")
                // for a table that somebody holds, not for the year that servers wait if nobody says otherwise
                .withDefault("sessionVariables", "lock_wait_timeout=" + SessionSql.READING.toSeconds());
        // who names an authority wants it asked
        this.url = authority.isPresent() ? named.withDefault("sslMode", "VERIFY_IDENTITY") : named;
        this.authority = authority;
        this.user = user;
        this.password = password;
    }

    String name() {
        return url.database();
    }

    /** Another database of the same server; {@code ""} for the server alone. */
    Database inDatabase(String name) {
        return new Database(url.withDatabase(name), user, password, authority);
    }

    /** Another server, asked by the same account and in the same manner, without a database. */
    Database at(String host, int port) {
        String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return new Database(url.withAuthority(address).withDatabase(""), user, password, authority);
    }

    /** How a program other than this one gets there. */
    Access access() {
        return Access.of(url, user, password).withAuthority(authority.map(Authority::pem));
    }

    /** The options of a call that reaches it, save for the password, as a shell takes them. */
    String reach() {
        return "--url " + quoted("jdbc:mysql://" + url.label()) + " --user " + quoted(user);
    }

    private static String quoted(String text) {
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** {@code host:port/database}. */
    String label() {
        return url.label();
    }

    /** Another server, reached in the same manner; whose certificates are believed stays the same. */
    Database another(JdbcUrl server, String account, String secret) {
        return new Database(server, account, secret, authority);
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
        authority.ifPresent(known -> properties.putAll(known.properties()));
        DriverManager.setLoginTimeout(SECONDS_TO_ANSWER);
        return DriverManager.getConnection(url.text(), properties);
    }

    private TenureException explain(SQLException failure) {
        return failure.getErrorCode() == 0
                ? Unreachable.explain(failure, label())
                : ServerErrors.explain(failure, "connecting to " + label());
    }
}
