package dev.tenure.deploy.live;

import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import dev.tenure.mysql.TableFacts;
import dev.tenure.mysql.TenantRowsSql;
import dev.tenure.mysql.TimeLimit;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many rows each tenant has in each table of a schema.
 *
 * @param rows       by table and tenant, of tables that were there; of a table without tenants all under {@link #ALL}
 * @param notCounted the tables that were there and could not be counted, and why
 */
public record TenantCounts(Map<String, Map<String, Long>> rows, Map<String, String> notCounted) {

    /** What stands for the tenant of a table that has none. */
    public static final String ALL = "";

    public TenantCounts {
        rows = new TreeMap<>(rows);
        notCounted = new TreeMap<>(notCounted);
    }

    /**
     * A tenant whose rows became more or fewer.
     *
     * @param tenant {@link #ALL} for a table without tenants
     */
    public record Change(String table, String tenant, long before, long after) {

        /** {@code orders of company 7: 12 rows before, 11 now}. */
        String sentence(String tenantColumn) {
            return table + (tenant.equals(ALL) ? "" : " of " + tenantColumn + " " + tenant) + ": " + before
                    + (before == 1 ? " row" : " rows") + " before, " + after + " now";
        }
    }

    /**
     * Counts, with one question a table.
     *
     * @param limit how long the server may count in one table; beyond it the table is not counted
     */
    public static TenantCounts take(Connection connection, Schema schema, Duration limit) throws SQLException {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        Map<String, String> notCounted = new TreeMap<>();
        Set<String> there = TableFacts.existing(connection, schema.tables().stream().map(Table::name).toList());
        try (TimeLimit set = TimeLimit.set(connection, limit)) {
            for (Table table : schema.tables()) {
                if (there.contains(table.name())) {
                    try {
                        rows.put(table.name(), count(connection, table));
                    } catch (SQLException e) {
                        if (ServerErrors.isConnectionLost(e)) {
                            throw e;
                        }
                        notCounted.put(table.name(), why(e, limit, connection));
                        if (ServerErrors.isLockConflict(e)) {
                            SessionSql.waitNoLonger(connection);
                        }
                    }
                }
            }
        }
        return new TenantCounts(rows, notCounted);
    }

    private static Map<String, Long> count(Connection connection, Table table) throws SQLException {
        return table.tenantColumn().isPresent()
                ? TenantRowsSql.byTenant(connection, table.name(), table.tenantColumn().get())
                : Map.of(ALL, TableFacts.rows(connection, table.name()));
    }

    private static String why(SQLException e, Duration limit, Connection connection) {
        return TimeLimit.isPassed(e)
                ? "counting it takes longer than " + limit.toMillis() / 1000.0 + " s"
                : ServerErrors.explain(e, "counting", connection).what();
    }

    /** How many rows there are in all. */
    public long total() {
        return rows.values().stream().flatMap(tenants -> tenants.values().stream()).mapToLong(Long::longValue).sum();
    }

    /** Where a tenant has more or fewer rows than before, of tables that were counted both times. */
    public List<Change> since(TenantCounts before) {
        List<Change> changes = new ArrayList<>();
        rows.forEach((table, now) -> Optional.ofNullable(before.rows.get(table)).ifPresent(then -> {
            Set<String> tenants = new TreeSet<>(now.keySet());
            tenants.addAll(then.keySet());
            tenants.stream()
                    .map(tenant -> new Change(
                            table, tenant, then.getOrDefault(tenant, 0L), now.getOrDefault(tenant, 0L)))
                    .filter(change -> change.before() != change.after())
                    .forEach(changes::add);
        }));
        return changes;
    }

    /** For a file. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rows", rows);
        document.put("notCounted", notCounted);
        return document;
    }

    /** The other way; numbers may have become narrower. */
    static TenantCounts of(Map<?, ?> document) {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        ((Map<?, ?>) document.get("rows")).forEach((table, tenants) -> {
            Map<String, Long> counts = new TreeMap<>();
            ((Map<?, ?>) tenants).forEach((tenant, count) ->
                    counts.put((String) tenant, ((Number) count).longValue()));
            rows.put((String) table, counts);
        });
        Map<String, String> notCounted = new TreeMap<>();
        ((Map<?, ?>) document.get("notCounted")).forEach((table, why) -> notCounted.put((String) table, (String) why));
        return new TenantCounts(rows, notCounted);
    }
}
