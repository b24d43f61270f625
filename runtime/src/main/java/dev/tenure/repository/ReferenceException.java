package dev.tenure.repository;

/** A row refers to one that is not there, or not this tenant's; or it cannot go because others refer to it. */
public final class ReferenceException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private final String reference;

    ReferenceException(String code, String table, String reference, String what, String remedy, Throwable cause) {
        super(code, table, what, remedy, cause);
        this.reference = reference;
    }

    static ReferenceException missing(String table, String property, String target, Throwable cause) {
        return new ReferenceException("TEN802", table, property,
                "The " + target + " that " + property + " of " + table + " refers to is not there for this tenant.",
                "Refer to a row of the same tenant.", cause);
    }

    static ReferenceException undeclared(String table, String property, String target) {
        return new ReferenceException("TEN802", table, property,
                property + " of " + table + " cannot refer to " + target + ".",
                "Refer to one of the declared targets, by an id of its kind.", null);
    }

    static ReferenceException inUse(String table, String key, Throwable cause) {
        return new ReferenceException("TEN803", table, key,
                "Rows that are still there refer to the row of " + table + " (" + key + ").",
                "Remove them first, or let the key say what becomes of them.", cause);
    }

    /** The field that refers, or the foreign key if it is another table's. */
    public String reference() {
        return reference;
    }
}
