package dev.tenure.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That the rows of a table are counts over the rows of another one, all by the names of tables and columns.
 *
 * @param source       the table whose rows are counted
 * @param groups       by what they are counted apart
 * @param time         the source's column that says when
 * @param window       how long a period is
 * @param start        the column of a period's first day
 * @param end          the column of its last day
 * @param count        the column of the count
 * @param calculatedAt the column that says when the count was last found or made right
 */
public record Materialized(
        String source,
        List<Group> groups,
        String time,
        Window window,
        String start,
        Optional<String> end,
        String count,
        Optional<String> calculatedAt) {

    /** A calendar's unit, in days of UTC; weeks begin on Mondays. */
    public enum Window { DAY, WEEK, MONTH }

    public Materialized {
        groups = List.copyOf(groups);
    }

    /**
     * A column by which rows are counted apart.
     *
     * @param column the column of the count's table
     * @param of     the column of the source
     * @param cases  what the values of two enums have to do with each other; empty where both columns hold the same
     */
    public record Group(String column, String of, List<Case> cases) {
        public Group {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A value of the source, and the one under which it is counted.
     *
     * @param of the value of the source
     * @param is the value of the group
     */
    public record Case(String of, String is) {}

    /** What tells the counts of a tenant apart: the groups, and then the period. */
    public List<String> key() {
        return Stream.concat(groups.stream().map(Group::column), Stream.of(start)).toList();
    }
}
