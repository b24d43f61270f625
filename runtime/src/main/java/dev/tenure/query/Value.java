package dev.tenure.query;

import java.util.List;

/** What stands for a value in a statement. */
public sealed interface Value {

    /**
     * A value that comes with the call.
     *
     * @param role   what it means
     * @param column the column that it is for, {@code ""} for none
     */
    record Parameter(Role role, String column) implements Value {}

    enum Role { TENANT, KEY, FIELD, NOW, VERSION, REFERENCE, TARGET, TARGET_ID, TYPE, FROM, TO, LIMIT }

    /** A whole number that never changes. */
    record Number(int number) implements Value {}

    record Null() implements Value {}

    /** The column's own value and one. */
    record Incremented(String column) implements Value {}

    /** What an insert offered for the column, where a row was there already. */
    record Offered(String column) implements Value {}

    /**
     * The column's own value, if the row that was there has in all {@code matching} columns what was offered; else NULL,
     * which a column that takes none refuses.
     */
    record OwnIfMatching(String column, List<String> matching) implements Value {
        public OwnIfMatching {
            matching = List.copyOf(matching);
        }
    }
}
