package dev.tenure.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The repositories of a schema.
 *
 * @param <R> the schema's own class
 */
public abstract class Repositories<R extends Repositories<R>> {

    private static final Meaning TRANSACTION = Meaning.of("the transaction");
    private static final Meaning TENANTS = Meaning.of("the tenants");

    private final Session session;

    protected Repositories(Session session) {
        this.session = session;
    }

    protected final Session session() {
        return session;
    }

    /** The same repositories over another session. */
    protected abstract R on(Session other);

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<R, X extends Exception> {

        void in(R transaction) throws X;
    }

    /** What is found out in a transaction. */
    @FunctionalInterface
    public interface Question<R, T, X extends Exception> {

        T in(R transaction) throws X;
    }

    /**
     * Runs work in a transaction that is committed at its end and rolled back if it fails. Inside of a transaction, be
     * it an outer one of the data source, the work becomes part of that, and only the work is taken back if it fails.
     */
    public final <X extends Exception> void inTransaction(Work<R, X> work) throws X {
        resultOfTransaction(transaction -> {
            work.in(transaction);
            return null;
        });
    }

    /** The same as {@link #inTransaction}, for work that has a result. */
    public final <T, X extends Exception> T resultOfTransaction(Question<R, T, X> work) throws X {
        try {
            return session.atomically(
                    connection -> work.in(on(Session.of(connection, session.settings()))));
        } catch (SQLException e) {
            throw TRANSACTION.explain(e);
        }
    }

    /**
     * Whose the row of a key is.
     *
     * @param key a key of these rows; it is not said by a type, which javac would infer once for each entity
     * @throws MissingException if there is no such row
     */
    @SuppressWarnings("unchecked")
    protected static Scope ownerOf(ReadRepository<?, ?> everybodys, Object key) {
        return ((ReadRepository<?, Object>) everybodys).ownerOf(key);
    }

    /** What is done for a tenant. */
    @FunctionalInterface
    protected interface PerTenant {

        void of(Scope tenant);
    }

    /**
     * Does something for one tenant after the other.
     *
     * @param tenants the statement that reads them
     */
    protected static void forEachTenant(Session session, String tenants, PerTenant work) {
        List<Scope> all = new ArrayList<>();
        try {
            Connection connection = session.open();
            try (PreparedStatement statement = connection.prepareStatement(tenants);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(Scope.read(row));
                }
            } finally {
                session.close(connection);
            }
        } catch (SQLException e) {
            throw TENANTS.explain(e);
        }
        all.forEach(work::of);
    }

    /** @throws IllegalArgumentException for a reason that says nothing */
    protected static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("say why the rows of all tenants are needed");
        }
    }
}
