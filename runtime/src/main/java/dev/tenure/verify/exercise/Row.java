package dev.tenure.verify.exercise;

import dev.tenure.schema.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as it is to be inserted.
 *
 * @param table  its table
 * @param values its values by column, in table order, without what the server computes
 */
public record Row(Table table, Map<String, Object> values) {

    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Object value(String column) {
        return values.get(column);
    }

    public Row with(String column, Object value) {
        return with(Collections.singletonMap(column, value));
    }

    public Row with(Map<String, Object> changes) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.putAll(changes);
        return new Row(table, changed);
    }

    Row without(String column) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(column);
        return new Row(table, fewer);
    }

    /** Some of its values, by column. */
    public Map<String, Object> only(List<String> columns) {
        Map<String, Object> some = new LinkedHashMap<>();
        columns.forEach(column -> some.put(column, value(column)));
        return some;
    }

    /** Some of its values, by the columns of another table that refer to them. */
    Map<String, Object> referredToBy(List<String> columns, List<String> referenced) {
        Map<String, Object> some = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            some.put(columns.get(i), value(referenced.get(i)));
        }
        return some;
    }

    /** What tells it from all others. */
    public Map<String, Object> key() {
        return only(table.primaryKey());
    }
}
