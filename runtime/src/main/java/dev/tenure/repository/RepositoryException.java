package dev.tenure.repository;

import dev.tenure.TenureException;

/** A call to a repository that came to nothing, in plain words. */
public class RepositoryException extends TenureException {

    private static final long serialVersionUID = 1L;

    private final String table;

    public RepositoryException(String code, String table, String what, String remedy, Throwable cause) {
        super(code, what, remedy, cause);
        this.table = table;
    }

    /** The table of the repository. */
    public String table() {
        return table;
    }
}
