package dev.tenure.repository;

import java.sql.SQLException;

/**
 * The repositories of a schema.
 *
 * @param <R> the schema's own class
 */
public abstract class Repositories<R extends Repositories<R>> {

    private static final Meaning TRANSACTION = Meaning.of("the transaction");

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

    /** @throws IllegalArgumentException for a reason that says nothing */
    protected static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("say why the rows of all tenants are needed");
        }
    }
}
