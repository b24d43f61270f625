package dev.tenure.query;

import java.util.List;

/**
 * Changes rows.
 *
 * @param table the table
 * @param set   what is written
 * @param where which rows
 */
public record Update(String table, List<Assignment> set, List<Condition> where) implements Query {

    public Update {
        set = List.copyOf(set);
        where = List.copyOf(where);
    }
}
