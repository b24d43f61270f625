package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is asked of live tables without changing them: how many rows each tenant has, and what some rows hold. */
public final class TenantRowsSql {

    private static final Set<Integer> NUMBERS = Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT,
            Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE);
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY);

    private TenantRowsSql() {}

    /** How many rows each tenant has; the tenant of rows without one is {@code NULL}. */
    public static Map<String, Long> byTenant(Connection connection, String table, String tenantColumn)
            throws SQLException {
        String tenant = Identifiers.quote(tenantColumn);
        Map<String, Long> rows = new TreeMap<>();
        Jdbc.list(connection,
                "SELECT " + tenant + ", COUNT(*) FROM " + Identifiers.quote(table) + " GROUP BY " + tenant,
                row -> rows.merge(String.valueOf(row.getString(1)), row.getLong(2), Long::sum));
        return rows;
    }

    /**
     * The last rows by the primary key, at most {@code limit}: values of columns, as they go into parameters.
     *
     * @param order the columns of the primary key; where there is none, any rows are taken
     */
    public static List<Map<String, Object>> last(
            Connection connection, String table, List<String> columns, List<String> order, int limit)
            throws SQLException {
        String sorted = order.isEmpty() ? ""
                : " ORDER BY " + String.join(", ", order.stream().map(key -> Identifiers.quote(key) + " DESC").toList());
        return Jdbc.list(connection,
                "SELECT " + Identifiers.list(columns) + " FROM " + Identifiers.quote(table) + sorted + " LIMIT " + limit,
                row -> values(row, columns));
    }

    private static Map<String, Object> values(ResultSet row, List<String> columns) throws SQLException {
        ResultSetMetaData types = row.getMetaData();
        Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = 1; at <= columns.size(); at++) {
            int type = types.getColumnType(at);
            // a time that is none, as 0000-00-00, has a text, and no value that a driver would make of it
            values.put(columns.get(at - 1), NUMBERS.contains(type) ? row.getObject(at)
                    : BYTES.contains(type) ? row.getBytes(at) : row.getString(at));
        }
        return values;
    }
}
