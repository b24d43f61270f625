package dev.tenure.deploy.live;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.SessionSql;
import java.sql.Connection;
import java.sql.SQLException;

/** A session that asks a production, and does not wait for long for tables that others hold. */
final class LookingOn implements AutoCloseable {

    private final Connection connection;
    private final SessionSql.Start start;

    private LookingOn(Connection connection, SessionSql.Start start) {
        this.connection = connection;
        this.start = start;
    }

    static LookingOn at(Connections connections) throws SQLException {
        Connection connection = connections.open();
        try {
            return new LookingOn(connection, SessionSql.prepareToRead(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            SessionSql.restore(connection, start);
        }
    }
}
