package dev.tenure.query;

import java.util.List;

/**
 * Writes a row for each group of another table's rows, which stay as they are until the transaction ends.
 *
 * @param table       the table
 * @param groups      the groups, and the columns that tell them apart
 * @param values      its other columns and their values
 * @param onDuplicate what is changed instead of a row that is there for the group
 */
public record Recount(String table, Grouping groups, List<Assignment> values, List<Assignment> onDuplicate)
        implements Query {

    public Recount {
        values = List.copyOf(values);
        onDuplicate = List.copyOf(onDuplicate);
    }
}
