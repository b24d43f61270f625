package dev.tenure.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Reads rows that are counts over the rows of another entity, and counts them anew.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class MaterializedRepository<E, K> extends DeleteRepository<E, K> {

    protected MaterializedRepository(Session session, Scope scope) {
        super(session, scope);
    }

    /** What goes into a statement behind the tenant. */
    @FunctionalInterface
    protected interface Given {

        Given NOTHING = (statement, at) -> at;

        /** Sets the parameters from {@code at} on, and gives the place of the next one. */
        int bind(PreparedStatement statement, int at) throws SQLException;
    }

    /**
     * Counts anew, in one transaction. Where a deadlock ends it, it begins anew; in the caller's transaction that is a
     * {@link LockException}.
     *
     * @param one which group alone
     */
    protected final void refresh(Recount recount, Given one) {
        Instant now = session().now();
        try {
            session().persistently((connection, own) -> {
                // what is left of the rows keeps its groups from going while these are counted
                if (own) {
                    remove(connection, recount, one);
                }
                count(connection, recount, one, now);
                // where gaps are locked, an insert comes before them, or two sessions keep each other from it
                if (!own) {
                    remove(connection, recount, one);
                }
            });
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void count(Connection connection, Recount recount, Given one, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(recount.counted())) {
            int at = sql().times().created().bind(statement, scope().bind(statement, 1), now);
            at = sql().times().updated().bind(statement, recount.calculated().bind(statement, at, now), now);
            one.bind(statement, scope().bind(statement, at));
            statement.executeUpdate();
        }
    }

    private void remove(Connection connection, Recount recount, Given one) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(recount.removed())) {
            int at = one.bind(statement, scope().bind(statement, 1));
            one.bind(statement, scope().bind(statement, at));
            statement.executeUpdate();
        }
    }

    /** The number that a statement finds; 0 where it finds none. */
    protected final long number(String text, Given key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            key.bind(statement, scope().bind(statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }
}
