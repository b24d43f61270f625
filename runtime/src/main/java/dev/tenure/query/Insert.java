package dev.tenure.query;

import java.util.List;

/**
 * Writes a new row.
 *
 * @param table       the table
 * @param values      its columns and their values
 * @param only        what must hold, else nothing is written
 * @param onDuplicate what is changed instead of the row that stands in the way; empty if that is a failure
 */
public record Insert(String table, List<Assignment> values, List<Condition> only, List<Assignment> onDuplicate)
        implements Query {

    public Insert {
        values = List.copyOf(values);
        only = List.copyOf(only);
        onDuplicate = List.copyOf(onDuplicate);
    }
}
