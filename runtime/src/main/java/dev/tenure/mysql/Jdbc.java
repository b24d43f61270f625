package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asking and telling in one line. */
final class Jdbc {

    /** Makes a value of the row on which the result stands. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Jdbc() {}

    static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, Object... parameters)
            throws SQLException {
        if (parameters.length == 0) {
            // drivers look through what is prepared, which costs more than to send it
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
                return values(rows, mapper);
            }
        }
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return values(rows, mapper);
        }
    }

    private static <T> List<T> values(ResultSet rows, Mapper<T> mapper) throws SQLException {
        List<T> values = new ArrayList<>();
        while (rows.next()) {
            values.add(mapper.map(rows));
        }
        return values;
    }

    /** The only row; empty where there is none. */
    static <T> Optional<T> one(Connection connection, String sql, Mapper<T> mapper, Object... parameters)
            throws SQLException {
        return list(connection, sql, mapper, parameters).stream().findFirst();
    }

    /** The only value, which may be {@code NULL}. */
    static Optional<String> value(Connection connection, String sql, Object... parameters) throws SQLException {
        return one(connection, sql, row -> Optional.ofNullable(row.getString(1)), parameters)
                .flatMap(value -> value);
    }

    /** How many rows it changed. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** {@code ?, ?, ?}. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
