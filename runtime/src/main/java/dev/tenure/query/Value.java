package dev.tenure.query;

import dev.tenure.schema.Materialized;
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

    /** What an insert offered for the column, if it offered something else than is there for another one. */
    record OfferedIfOther(String column, String decisive) implements Value {}

    /** The column's own value. */
    record Own(String column) implements Value {}

    /** What is said of the column's value; NULL for one of which nothing is said. */
    record Translated(String column, List<Materialized.Case> cases) implements Value {
        public Translated {
            cases = List.copyOf(cases);
        }
    }

    /**
     * The first or the last day of the period into which a time falls.
     *
     * @param local whether the column holds the date itself, rather than a point in time, which has one in UTC
     */
    record DayOfPeriod(String time, boolean local, Materialized.Window window, boolean last) implements Value {}

    /** How many rows there are. */
    record RowCount() implements Value {}

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
