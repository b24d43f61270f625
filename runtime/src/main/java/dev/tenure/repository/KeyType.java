package dev.tenure.repository;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How keys get into parameters.
 *
 * @param <K> the key
 */
public abstract class KeyType<K> {

    public static final KeyType<Long> LONG = new KeyType<>() {
        @Override
        public int bind(PreparedStatement statement, int at, Long key) throws SQLException {
            statement.setLong(at, key);
            return at + 1;
        }

        @Override
        public Long given(ResultSet keys) throws SQLException {
            return keys.getLong(1);
        }
    };

    public static final KeyType<Integer> INTEGER = new KeyType<>() {
        @Override
        public int bind(PreparedStatement statement, int at, Integer key) throws SQLException {
            statement.setInt(at, key);
            return at + 1;
        }

        @Override
        public Integer given(ResultSet keys) throws SQLException {
            return keys.getInt(1);
        }
    };

    public static final KeyType<String> STRING = new KeyType<>() {
        @Override
        public int bind(PreparedStatement statement, int at, String key) throws SQLException {
            statement.setString(at, key);
            return at + 1;
        }
    };

    public static final KeyType<java.util.UUID> UUID = new KeyType<>() {
        @Override
        public int bind(PreparedStatement statement, int at, java.util.UUID key) throws SQLException {
            statement.setString(at, key.toString());
            return at + 1;
        }

        @Override
        public java.util.UUID made() {
            return java.util.UUID.randomUUID();
        }
    };

    /** Sets a key from the parameter {@code at} on, and gives the place of the next one. */
    public abstract int bind(PreparedStatement statement, int at, K key) throws SQLException;

    /** The key that the server gave to a row. */
    public K given(ResultSet keys) throws SQLException {
        throw new IllegalStateException("no server gives such keys");
    }

    /** A key for a row that has none; {@code null} if there is no making one up. */
    public K made() {
        return null;
    }
}
