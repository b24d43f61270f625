package dev.tenure.repository;

import dev.tenure.mysql.InList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of one entity. Rows that are marked as deleted are not seen.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class ReadRepository<E, K> {

    private final Session session;
    private final Scope scope;

    protected ReadRepository(Session session, Scope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The statements of the table: a constant. */
    protected abstract TableSql<K> sql();

    /** The entity in the row at which the result stands. */
    protected abstract E read(ResultSet row) throws SQLException;

    /** The row of that key, if it is there. */
    public final Optional<E> find(K key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(reads().find())) {
            bindKey(statement, 1, key);
            return one(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /**
     * The row of that key.
     *
     * @throws MissingException if it is not there
     */
    public final E get(K key) {
        return find(key).orElseThrow(() -> new MissingException(table(), key));
    }

    /** The rows of those keys that are there, in no particular order. */
    public final List<E> findAllById(Collection<K> keys) {
        // one list may name a key twice; several would find it twice
        List<K> asked = keys.size() <= InList.longest() ? List.copyOf(keys) : keys.stream().distinct().toList();
        List<E> found = new ArrayList<>(asked.size());
        Connection connection = open();
        try {
            for (int from = 0; from < asked.size(); from += InList.longest()) {
                findAll(connection, asked.subList(from, Math.min(asked.size(), from + InList.longest())), found);
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    private void findAll(Connection connection, List<K> keys, List<E> found) throws SQLException {
        int size = InList.size(keys.size());
        try (PreparedStatement statement = connection.prepareStatement(reads().findAll().text(size))) {
            int at = scope.bind(statement, 1);
            for (int i = 0; i < size; i++) {
                at = sql().key().bind(statement, at, keys.get(Math.min(i, keys.size() - 1)));
            }
            addAll(statement, found);
        }
    }

    /**
     * Some rows in the order of their keys.
     *
     * @param after the key behind which they begin; {@code null} for the first ones
     * @param limit how many at most
     */
    public final List<E> page(K after, int limit) {
        Connection connection = open();
        try (PreparedStatement statement =
                connection.prepareStatement(after == null ? reads().firstPage() : reads().nextPage())) {
            int at = scope.bind(statement, 1);
            statement.setInt(after == null ? at : sql().key().bind(statement, at, after), limit);
            return list(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** How many rows there are. */
    public final long count() {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(reads().count())) {
            scope.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** Whether the row of that key is there. */
    public final boolean exists(K key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(reads().exists())) {
            bindKey(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** Whose the row of that key is, be it deleted or not. */
    final Scope ownerOf(K key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(sql().owner())) {
            bindKey(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new MissingException(table(), key);
                }
                return Scope.read(row);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** A statement that looks rows up, with its first parameter, the tenant, in place. */
    protected final Lookup<E> lookup(String text) {
        Connection connection = open();
        try {
            PreparedStatement statement = connection.prepareStatement(text);
            return new Lookup<>(this, connection, statement, scope.bind(statement, 1));
        } catch (SQLException e) {
            close(connection);
            throw failure(e);
        }
    }

    final Connection open() {
        try {
            return session.open();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    final void close(Connection connection) {
        try {
            session.close(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Sets tenant and key from the parameter {@code at} on, and gives the place of the next one. */
    final int bindKey(PreparedStatement statement, int at, K key) throws SQLException {
        return sql().key().bind(statement, scope.bind(statement, at), key);
    }

    /** The row that a statement finds, if it finds one; statement and connection are given back. */
    final Optional<E> one(Connection connection, PreparedStatement statement) {
        try (statement) {
            return one(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** The rows that a statement finds; statement and connection are given back. */
    final List<E> list(Connection connection, PreparedStatement statement) {
        try (statement) {
            return list(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    final Optional<E> one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private List<E> list(PreparedStatement statement) throws SQLException {
        List<E> found = new ArrayList<>();
        addAll(statement, found);
        return found;
    }

    private void addAll(PreparedStatement statement, List<E> found) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
    }

    final TableSql.Reads reads() {
        return sql().reads(scope);
    }

    /**
     * Gives back what a lookup has opened and cannot go on with. It takes what it needs of the lookup rather than the
     * lookup, which a JVM need not make then.
     */
    final RuntimeException failed(Connection connection, PreparedStatement statement, Exception e) {
        try (statement) {
            return e instanceof SQLException sql ? failure(sql) : (RuntimeException) e;
        } catch (SQLException closing) {
            return failure(closing);
        } finally {
            close(connection);
        }
    }

    /** What the server's failure means here. */
    final RepositoryException failure(SQLException e) {
        return sql().meaning().explain(e);
    }

    /** The tenant, where tenants are known by numbers. */
    protected final long tenantNumber() {
        return scope.number();
    }

    /** The tenant, where tenants are known by texts. */
    protected final String tenantText() {
        return scope.toString();
    }

    final Session session() {
        return session;
    }

    final Scope scope() {
        return scope;
    }

    final String table() {
        return sql().meaning().table();
    }
}
