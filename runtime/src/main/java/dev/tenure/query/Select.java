package dev.tenure.query;

import java.util.List;
import java.util.Optional;

/**
 * Reads rows.
 *
 * @param table  the table
 * @param fetch  what is read of them
 * @param where  which rows
 * @param order  in which order
 * @param limit  how many at most
 * @param locked whether they stay as they are until the transaction ends
 */
public record Select(
        String table,
        Fetch fetch,
        List<Condition> where,
        List<Order> order,
        Optional<Value> limit,
        boolean locked) implements Query {

    public Select {
        where = List.copyOf(where);
        order = List.copyOf(order);
    }

    /** What is read. */
    public sealed interface Fetch {

        record Columns(List<String> columns) implements Fetch {
            public Columns {
                columns = List.copyOf(columns);
            }
        }

        /** How many rows there are. */
        record Count() implements Fetch {}

        /** That there is a row. */
        record Presence() implements Fetch {}
    }

    public static Select of(String table, Fetch fetch, List<Condition> where) {
        return new Select(table, fetch, where, List.of(), Optional.empty(), false);
    }

    public Select inOrder(List<? extends Order> wanted, Value most) {
        return new Select(table, fetch, where, List.copyOf(wanted), Optional.of(most), locked);
    }

    public Select lock() {
        return new Select(table, fetch, where, order, limit, true);
    }
}
