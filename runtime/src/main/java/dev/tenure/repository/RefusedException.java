package dev.tenure.repository;

/** The database takes no such change of this table, whatever the values: a trigger says so, as on append-only tables. */
public final class RefusedException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    RefusedException(String table, String said, Throwable cause) {
        super("TEN809", table,
                "A trigger of " + table + " refuses the change: " + said + ".",
                "Where the table is append-only, add a row that corrects the earlier one; otherwise see what the trigger is"
                        + " for.", cause);
    }
}
