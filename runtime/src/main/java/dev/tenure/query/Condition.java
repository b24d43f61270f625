package dev.tenure.query;

import java.util.List;
import java.util.Optional;

/** What must hold for a row, or for the statement as a whole. */
public sealed interface Condition {

    /** @param nullable whether the value may be NULL, which then means that the column holds none */
    record Equal(String column, Value value, boolean nullable) implements Condition {}

    /** Both ends belong to it. */
    record Between(String column, Value from, Value to) implements Condition {}

    record IsNull(String column) implements Condition {}

    record IsNotNull(String column) implements Condition {}

    /** Rows that come later in the order of these columns than the values. */
    record After(List<String> columns, List<Value> values) implements Condition {
        public After {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /** The column holds one of several values, whose number the call decides. */
    record In(List<String> columns, List<Value> values) implements Condition {
        public In {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /** The columns together hold one of the rows of values. */
    record OneOfRows(List<String> columns, List<List<Value>> rows) implements Condition {
        public OneOfRows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row refers to another one that must be there.
     *
     * @param parent     the other one
     * @param unlessNull what is NULL where nothing is referred to; empty where it never is
     */
    record Refers(Select parent, Optional<Value> unlessNull) implements Condition {}

    /**
     * A row refers to one of several others, which must be there.
     *
     * @param level   which of the parents, from 0; anything else refers to nothing
     * @param parents the parents
     * @param optional whether it may refer to nothing
     */
    record RefersToOneOf(Value level, List<Select> parents, boolean optional) implements Condition {
        public RefersToOneOf {
            parents = List.copyOf(parents);
        }
    }
}
