package dev.tenure.verify.exercise;

import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Valid rows for any number of tenants, made of the model alone: they refer to rows of their own tenant, keep to types
 * and checks, and do not clash in any unique key. The same calls make the same rows.
 */
public final class SampleRows {

    private final Schema schema;
    private final Map<Integer, TenantRows> tenants = new HashMap<>();
    private final Map<String, Set<List<Object>>> taken = new HashMap<>();

    public SampleRows(Schema schema) {
        this.schema = schema;
    }

    /** The rows of a tenant, told by a number of our own from 1. */
    public TenantRows tenant(int number) {
        return tenants.computeIfAbsent(number, one -> new TenantRows(this, one));
    }

    Schema schema() {
        return schema;
    }

    /** Takes the values of a row's unique keys, if none of them is taken. */
    boolean take(Row row) {
        Map<String, List<Object>> keys = new HashMap<>();
        uniqueKeys(row.table()).forEach(columns -> {
            List<Object> values = columns.stream().map(row::value).toList();
            keys.put(row.table().name() + columns, values);
        });
        boolean free = keys.entrySet().stream()
                .noneMatch(key -> taken.getOrDefault(key.getKey(), Set.of()).contains(key.getValue()));
        if (free) {
            keys.forEach((key, values) -> taken.computeIfAbsent(key, name -> new HashSet<>()).add(values));
        }
        return free;
    }

    /** The columns of each unique key without those that the server computes: samples are all alive. */
    static Stream<List<String>> uniqueKeys(Table table) {
        Stream<List<String>> keys = table.indexes().stream().filter(index -> index.unique()).map(index -> index.columns());
        return Stream.concat(Stream.of(table.primaryKey()), keys).map(columns -> columns.stream()
                .filter(column -> table.column(column).orElseThrow().generated().isEmpty())
                .toList());
    }
}
