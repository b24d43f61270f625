package dev.tenure.query;

import java.util.List;

/**
 * Removes rows.
 *
 * @param table the table
 * @param where which rows
 */
public record Delete(String table, List<Condition> where) implements Query {

    public Delete {
        where = List.copyOf(where);
    }
}
