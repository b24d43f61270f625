package dev.tenure.query;

import java.util.List;

/**
 * Groups of a table's rows, each with values that its rows have in common.
 *
 * @param source the table
 * @param common the columns of another table that take these values
 * @param where  which rows
 */
public record Grouping(String source, List<Assignment> common, List<Condition> where) {

    public Grouping {
        common = List.copyOf(common);
        where = List.copyOf(where);
    }
}
