package dev.tenure.repository;

/** There is no such row that lives and is this tenant's. */
public final class MissingException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    MissingException(String table, Object key) {
        super("TEN805", table, "There is no row " + key + " in " + table + " for this tenant.",
                "Look it up with find, which says so without failing.", null);
    }
}
