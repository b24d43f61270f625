package dev.tenure.repository;

import dev.tenure.mysql.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads rows and adds new ones.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class AppendRepository<E, K> extends ReadRepository<E, K> {

    private static final int BATCH = 1000;

    /** In seconds from now. */
    private static final long LATEST_DELETION = 3_600;

    protected AppendRepository(Session session, Scope scope) {
        super(session, scope);
    }

    /** The entity's key; {@code null} while it has none. */
    protected abstract K keyOf(E entity);

    /** Sets the fields that insert and update write, and gives the place of the next parameter. */
    protected abstract int bind(PreparedStatement statement, int at, E row) throws SQLException;

    /** What the entity refers to by the reference of that number; {@code null} if to nothing. */
    protected Object reference(int number, E entity) {
        return null;
    }

    /** What the entity says of its tenant; {@code null} if nothing. */
    protected Object tenantOf(E entity) {
        return null;
    }

    /** Whether the draft leaves nothing out that the database has a default for. */
    protected boolean isComplete(E draft) {
        return true;
    }

    /**
     * The entity as it was written: with all that the repository fills in, and less what columns do not hold.
     *
     * @param key   {@code null} where the server has yet to give one
     * @param isNew whether it was inserted rather than updated
     */
    protected abstract E written(E row, K key, Instant now, boolean isNew);

    /**
     * Writes a new row.
     *
     * @return the draft with all that was filled in: key, times, defaults
     * @throws DuplicateException if another row has the same values in a unique key
     * @throws ReferenceException if it refers to a row that is not there, or not this tenant's
     * @throws TenantException    if it says that it is another tenant's
     * @throws InvalidException   if a value cannot be written
     */
    public final E insert(E draft) {
        Instant now = now();
        K key = check(draft, now);
        E row = filled(draft, key, now);
        Connection connection = open();
        try (PreparedStatement statement = prepare(connection, sql().writes().insert())) {
            bindReferences(statement, bindRow(statement, row, key, now), row);
            if (statement.executeUpdate() == 0) {
                throw refused(connection, row);
            }
            return written(row, key != null ? key : nextKey(statement), now, true);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /**
     * Writes new rows, all of them or none, as one batch.
     *
     * @return the drafts with all that was filled in, in their order
     */
    public final List<E> insertAll(Collection<? extends E> drafts) {
        Instant now = now();
        List<E> rows = new ArrayList<>(drafts.size());
        List<K> keys = new ArrayList<>(drafts.size());
        for (E draft : drafts) {
            K key = check(draft, now);
            keys.add(key);
            rows.add(filled(draft, key, now));
        }
        try {
            return session().atomically(connection -> insertAll(connection, rows, keys, now));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private List<E> insertAll(Connection connection, List<E> rows, List<K> keys, Instant now) throws SQLException {
        checkReferences(connection, rows);
        List<E> stored = new ArrayList<>(rows.size());
        try (PreparedStatement statement = prepare(connection, sql().writes().batch())) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                int to = Math.min(rows.size(), from + BATCH);
                for (int at = from; at < to; at++) {
                    bindRow(statement, rows.get(at), keys.get(at), now);
                    statement.addBatch();
                }
                statement.executeBatch();
                addStored(statement, rows.subList(from, to), keys.subList(from, to), now, stored);
            }
        }
        return stored;
    }

    private void addStored(PreparedStatement statement, List<E> rows, List<K> keys, Instant now, List<E> stored)
            throws SQLException {
        if (!sql().writes().isNumbered()) {
            for (int at = 0; at < rows.size(); at++) {
                stored.add(written(rows.get(at), keys.get(at), now, true));
            }
            return;
        }
        try (ResultSet given = statement.getGeneratedKeys()) {
            for (E row : rows) {
                if (!given.next()) {
                    throw new SQLException("the driver gave fewer keys than there were rows");
                }
                stored.add(written(row, sql().key().given(given), now, true));
            }
        }
    }

    /**
     * Writes a row, or changes the one with the same values in a unique key.
     *
     * @param text  the statement
     * @param guard the column that it makes NULL, and the server refuses, where the row in the way is not that one
     * @return the draft with the defaults of what it leaves out
     */
    protected final E upsert(String text, String guard, E draft) {
        Instant now = now();
        K key = check(draft, now);
        E row = filled(draft, key, now);
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bindReferences(statement, bindRow(statement, row, key, now), row);
            if (statement.executeUpdate() == 0) {
                // a driver that counts changed rows says the same of a row that was like this already
                checkReferences(connection, List.of(row));
            }
            return row;
        } catch (SQLException e) {
            Refusal refusal = Refusal.of(e);
            throw refusal.kind() == Refusal.Kind.VALUE && refusal.name().equalsIgnoreCase(guard)
                    ? new DuplicateException(table(), "another unique key", List.of(), e)
                    : failure(e);
        } finally {
            close(connection);
        }
    }

    /**
     * The row that was just written.
     *
     * @throws MissingException if it is not there any more
     */
    protected final E stillThere(Optional<E> row) {
        if (row.isEmpty()) {
            throw new MissingException(table(), "of the values that were just written");
        }
        return row.get();
    }

    /** The time of a call, as exact as the most exact column that it goes into. */
    final Instant now() {
        return Values.truncated(session().now(), sql().times().digits());
    }

    private int bindRow(PreparedStatement statement, E row, K key, Instant now) throws SQLException {
        int at = scope().bind(statement, 1);
        if (!sql().writes().isNumbered()) {
            at = sql().key().bind(statement, at, key);
        }
        return bindFields(statement, sql().times().created().bind(statement, at, now), row, now);
    }

    final int bindFields(PreparedStatement statement, int at, E row, Instant now) throws SQLException {
        return sql().times().updated().bind(statement, bind(statement, at, row), now);
    }

    /**
     * Sets what the statement asks of each reference. The first ones are named one by one, since what a JVM finds at a
     * constant place in a constant list is a constant to it, and what it counts up to is not.
     */
    final void bindReferences(PreparedStatement statement, int at, E row) throws SQLException {
        int size = sql().references().size();
        int next = size > 0 ? bindReference(statement, at, row, 0) : at;
        next = size > 1 ? bindReference(statement, next, row, 1) : next;
        next = size > 2 ? bindReference(statement, next, row, 2) : next;
        for (int number = 3; number < size; number++) {
            next = bindReference(statement, next, row, number);
        }
    }

    private int bindReference(PreparedStatement statement, int at, E row, int number) throws SQLException {
        return sql().references().get(number).bind(statement, at, reference(number, row), scope());
    }

    private PreparedStatement prepare(Connection connection, String text) throws SQLException {
        return connection.prepareStatement(
                text, sql().writes().isNumbered() ? Statement.RETURN_GENERATED_KEYS : Statement.NO_GENERATED_KEYS);
    }

    private K nextKey(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            return sql().key().given(keys);
        }
    }

    /** Refuses a draft that must not be written, and gives the key that it will have if the server does not give one. */
    private K check(E draft, Instant now) {
        refuseOtherTenant(draft);
        K own = keyOf(draft);
        boolean numbered = sql().writes().isNumbered();
        K key = own == null && !numbered ? sql().key().made() : own;
        if (numbered != (key == null)) {
            throw new InvalidException(table(), "the key", numbered
                    ? "a new row gets it from the server, and this one has " + key
                    : "a new row must have one", null);
        }
        if (!session().settings().validation().isNone()) {
            refuseInvalid(written(draft, key, now, true), Validation.Occasion.INSERT);
        }
        return key;
    }

    /** The draft with the defaults of what it leaves out. */
    private E filled(E draft, K key, Instant now) {
        return isComplete(draft) ? draft : written(draft, key, now, true);
    }

    final void refuseOtherTenant(E entity) {
        Object said = tenantOf(entity);
        if (!scope().admits(said)) {
            throw new TenantException(table(), said, scope());
        }
    }

    final void refuseInvalid(E entity, Validation.Occasion occasion) {
        Optional<Validation.Violation> violation = session().settings().validation().check(entity, occasion);
        violation.ifPresent(found -> {
            throw new InvalidException(table(), found.property(), found.message(), null);
        });
    }

    final boolean removeBy(String text, K key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bindKey(statement, 1, key);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /**
     * Marks a row as deleted. Where rows with the same unique values were deleted within one tick of the column's clock
     * already, the next free one is taken: the key that ends in the time of deletion allows but one of them each.
     */
    final boolean markDeletedBy(String text, K key) {
        Instant now = session().now();
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (long later = 0; ; later++) {
                int at = later == 0
                        ? sql().times().deleted().bind(statement, 1, now, sql().times().updated())
                        : sql().times().updated().bind(
                                statement, sql().times().deleted().bind(statement, 1, now.plusSeconds(later)), now);
                bindKey(statement, at, key);
                try {
                    return statement.executeUpdate() > 0;
                } catch (SQLException e) {
                    if (later == LATEST_DELETION || Refusal.of(e).kind() != Refusal.Kind.DUPLICATE) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    final boolean restoreBy(String text, K key) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bindKey(statement, sql().times().updated().bind(statement, 1, session().now()), key);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    final void checkReferences(Connection connection, List<E> rows) throws SQLException {
        new ReferenceCheck(scope(), table(), sql().references()).check(connection, rows, this::reference);
    }

    private RepositoryException refused(Connection connection, E row) throws SQLException {
        try {
            checkReferences(connection, List.of(row));
        } catch (ReferenceException e) {
            return e;
        }
        return ReferenceException.missing(table(), "a reference", "row", null);
    }
}
