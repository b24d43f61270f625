package dev.tenure.repository;

/** A row says that it is of another tenant than the one whose repository it was given to. */
public final class TenantException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    TenantException(String table, Object said, Object tenant) {
        super("TEN804", table,
                "A row of " + table + " says that it is of tenant " + said + ", but this is the repository of tenant "
                        + tenant + ".",
                "Leave its tenant empty, or use the repository of that tenant.", null);
    }
}
