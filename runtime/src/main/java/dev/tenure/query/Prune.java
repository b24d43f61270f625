package dev.tenure.query;

import java.util.List;

/**
 * Removes the rows to which there is no group of another table's rows.
 *
 * @param table  the table
 * @param groups the groups, and the columns that tell them apart
 * @param where  which rows
 */
public record Prune(String table, Grouping groups, List<Condition> where) implements Query {

    public Prune {
        where = List.copyOf(where);
    }
}
