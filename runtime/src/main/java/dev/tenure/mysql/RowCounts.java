package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /** The ids of some of the rows, at most {@code limit}. */
    public static List<String> samples(Connection connection, RowQuery query, int limit) throws SQLException {
        String sql = "SELECT " + query.id() + " AS id FROM " + query.source() + " ORDER BY id LIMIT " + limit;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, query.parameters());
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) != null) {
                        ids.add(row.getString(1));
                    }
                }
            }
            return ids;
        }
    }

    private static List<Long> batch(Connection connection, List<RowQuery> queries) throws SQLException {
        Long[] counts = new Long[queries.size()];
        List<String> selects = new ArrayList<>();
        for (RowQuery query : queries) {
            selects.add("SELECT " + selects.size() + ", COUNT(*) FROM " + query.source());
        }
        try (PreparedStatement statement = connection.prepareStatement(String.join(" UNION ALL ", selects))) {
            set(statement, queries.stream().flatMap(query -> query.parameters().stream()).collect(Collectors.toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts[row.getInt(1)] = row.getLong(2);
                }
            }
        }
        return List.of(counts);
    }

    private static void set(PreparedStatement statement, List<String> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
    }
}
