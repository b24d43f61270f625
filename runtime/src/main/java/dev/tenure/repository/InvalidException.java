package dev.tenure.repository;

/** A value cannot be written, by what the entity declares. */
public final class InvalidException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private final String property;

    InvalidException(String table, String property, String problem, Throwable cause) {
        super("TEN807", table, property + " of " + table + " cannot be written: " + problem + ".",
                "Correct the value.", cause);
        this.property = property;
    }

    /** The field; the column or the check where the server does not say more. */
    public String property() {
        return property;
    }
}
