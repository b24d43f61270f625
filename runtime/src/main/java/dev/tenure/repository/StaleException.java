package dev.tenure.repository;

/** Somebody else has changed the row since it was read. */
public final class StaleException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    StaleException(String table, Object key) {
        super("TEN806", table, "The row " + key + " of " + table + " was changed by somebody else since it was read.",
                "Read it again, and change that.", null);
    }
}
