package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Asks how many rows {@link RowQuery queries} find. */
public final class RowCounts {

    /** How many queries go into one statement: few enough for every parser, many enough to make the way there cheap. */
    private static final int BATCH = 20;

    private RowCounts() {}

    /** The number of rows of each query, in order. */
    public static List<Long> of(Connection connection, List<RowQuery> queries) throws SQLException {
        List<Long> counts = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += BATCH) {
            counts.addAll(batch(connection, queries.subList(from, Math.min(from + BATCH, queries.size()))));
        }
        return counts;
    }

    /** The ids of some of the rows, at most {@code limit}; none of rows that have no id. */
    public static List<String> samples(Connection connection, RowQuery query, int limit) throws SQLException {
        String sql = "SELECT " + query.id() + " AS id FROM " + query.source() + " ORDER BY id LIMIT " + limit;
        return Jdbc.list(connection, sql, row -> row.getString(1), query.parameters().toArray()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Long> batch(Connection connection, List<RowQuery> queries) throws SQLException {
        List<String> selects = new ArrayList<>();
        for (RowQuery query : queries) {
            selects.add("SELECT " + selects.size() + ", COUNT(*) FROM " + query.source());
        }
        Long[] counts = new Long[queries.size()];
        Jdbc.list(connection, String.join(" UNION ALL ", selects),
                row -> counts[row.getInt(1)] = row.getLong(2),
                queries.stream().flatMap(query -> query.parameters().stream()).toArray());
        return List.of(counts);
    }
}
