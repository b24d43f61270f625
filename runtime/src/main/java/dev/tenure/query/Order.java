package dev.tenure.query;

import java.util.List;

/** In which order rows come. */
public sealed interface Order {

    record Ascending(String column) implements Order {}

    /** The later its value stands in the list, the sooner the row comes. */
    record LatestOf(String column, List<Value> values) implements Order {
        public LatestOf {
            values = List.copyOf(values);
        }
    }
}
