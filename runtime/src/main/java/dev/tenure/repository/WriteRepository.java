package dev.tenure.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Reads rows, adds new ones and changes them.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class WriteRepository<E, K> extends AppendRepository<E, K> {

    protected WriteRepository(Session session, Scope scope) {
        super(session, scope);
    }

    /** The version that the entity was read with. */
    protected long versionOf(E entity) {
        throw new IllegalStateException(table() + " has no version");
    }

    /**
     * Changes the row of the entity's key. Key, tenant and the times of creation and deletion stay as they are.
     *
     * @return the entity with its new time of change and version
     * @throws MissingException   if the row is not there
     * @throws StaleException     if somebody else has changed it since it was read
     * @throws DuplicateException if another row has the same values in a unique key
     * @throws ReferenceException if it refers to a row that is not there, or not this tenant's
     * @throws TenantException    if it says that it is another tenant's
     * @throws InvalidException   if a value cannot be written
     */
    public final E update(E entity) {
        refuseOtherTenant(entity);
        K key = keyOf(entity);
        if (key == null) {
            throw new InvalidException(table(), "the key", "only a row that has one can be updated", null);
        }
        if (!session().settings().validation().isNone()) {
            refuseInvalid(entity, Validation.Occasion.UPDATE);
        }
        Instant now = now();
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(sql().writes().update())) {
            int at = bindKey(statement, bindFields(statement, 1, entity, now), key);
            if (sql().writes().isVersioned()) {
                statement.setLong(at++, versionOf(entity));
            }
            bindReferences(statement, at, entity);
            if (statement.executeUpdate() == 0) {
                refuseUnchanged(connection, entity, key);
            }
            return written(entity, key, now, false);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** A driver that counts changed rows says the same of a row that was like this already: that one is no failure. */
    private void refuseUnchanged(Connection connection, E entity, K key) throws SQLException {
        E row = find(connection, key);
        if (row == null) {
            throw new MissingException(table(), key);
        }
        if (sql().writes().isVersioned() && versionOf(row) != versionOf(entity)) {
            throw new StaleException(table(), key);
        }
        checkReferences(connection, List.of(entity));
    }

    private E find(Connection connection, K key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(reads().find())) {
            bindKey(statement, 1, key);
            return one(statement).orElse(null);
        }
    }

    /** Removes the row of that key for good. */
    final boolean remove(K key) {
        return removeBy(sql().writes().delete(), key);
    }
}
