package dev.tenure.repository;

/** Another session was at the same rows. The transaction is to be rolled back before anything is tried again. */
public final class LockException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    LockException(String table, Throwable cause) {
        super("TEN808", table, "Another session holds rows of " + table + " that this one needs.",
                "Roll back and try the whole transaction again.", cause);
    }
}
