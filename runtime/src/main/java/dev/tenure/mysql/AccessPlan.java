package dev.tenure.mysql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server would find the rows of one table.
 *
 * @param type     the kind of access in the servers' own word: {@code const}, {@code ref}, {@code range}, {@code ALL} …
 * @param possible the keys that it could use
 * @param key      the key that it would use
 * @param parts    the columns of that key by which it would seek
 * @param rows     how many rows it expects to look at
 */
public record AccessPlan(String type, List<String> possible, Optional<String> key, List<String> parts, long rows) {

    public AccessPlan {
        possible = List.copyOf(possible);
        parts = List.copyOf(parts);
    }

    /** Whether it would look up what is asked, instead of every row or every entry of a key. */
    public boolean seeks() {
        return key.isPresent() && !type.equals("ALL") && !type.equals("index");
    }

    /** {@code type ref by idx_company}. */
    @Override
    public String toString() {
        return "type " + type + key.map(name -> " by " + name).orElse("") + ", about " + rows
                + (rows == 1 ? " row" : " rows");
    }

    /**
     * Finds the access to the only table in what the server says, however deep it lies there.
     *
     * @return empty where it needs none, because a look at a unique key showed that there is no such row
     */
    static Optional<AccessPlan> in(Object document) {
        if (document instanceof List<?> list) {
            return list.stream().flatMap(element -> in(element).stream()).findFirst();
        }
        if (!(document instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (map.get("access_type") instanceof String type) {
            return Optional.of(new AccessPlan(type, names(map.get("possible_keys")),
                    Optional.ofNullable((String) map.get("key")), names(map.get("used_key_parts")), rows(map)));
        }
        return map.values().stream().flatMap(value -> in(value).stream()).findFirst();
    }

    private static List<String> names(Object list) {
        return list instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of();
    }

    /** The first name is MySQL's, the second MariaDB's. */
    private static long rows(Map<?, ?> map) {
        Object rows = map.containsKey("rows_examined_per_scan") ? map.get("rows_examined_per_scan") : map.get("rows");
        return rows instanceof Number number ? number.longValue() : 0;
    }
}
