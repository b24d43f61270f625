package dev.tenure.mysql;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the checks of data ask. All tables are live ones, and all columns are there: the callers see to that. The row
 * in question is {@code r}, the one that it refers to {@code p}.
 */
public final class RowQueries {

    private RowQueries() {}

    /** Rows whose foreign key leads nowhere. */
    public static RowQuery orphans(Table child, ForeignKey key, Table parent) {
        String condition = key.columns().stream().map(column -> of(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return rows(child, "LEFT JOIN " + Identifiers.quote(parent.name()) + " p ON " + match(child, key, parent),
                condition + " AND p." + Identifiers.quote(key.referencedColumns().get(0)) + " IS NULL");
    }

    /** Rows whose foreign key leads to a row of another tenant. */
    public static RowQuery acrossTenants(
            Table child, String tenantColumn, ForeignKey key, Table parent, String parentTenantColumn) {
        return rows(child, "JOIN " + Identifiers.quote(parent.name()) + " p ON " + match(child, key, parent),
                otherTenant(child, tenantColumn, parent, parentTenantColumn));
    }

    /** Rows whose column is NULL. */
    public static RowQuery without(Table table, String column) {
        return rows(table, "", of(column) + " IS NULL");
    }

    /** Rows that have one of two columns that belong together, and not the other. */
    public static RowQuery halves(Table table, String one, String other) {
        return rows(table, "", "(" + of(one) + " IS NULL) <> (" + of(other) + " IS NULL)");
    }

    /** Rows whose column holds none of {@code values}, to the letter. */
    public static RowQuery otherThan(Table table, String column, List<String> values) {
        return rows(table, "", of(column) + " IS NOT NULL AND " + ColumnMatch.exact(of(column)) + " NOT IN ("
                + Jdbc.marks(values.size()) + ")", values.toArray(String[]::new));
    }

    /** Rows that say they refer to a row of {@code target}, and refer to none. */
    public static RowQuery polymorphicOrphans(
            Table table, String typeColumn, String type, String idColumn, Table target, String targetId) {
        return rows(table,
                "LEFT JOIN " + Identifiers.quote(target.name()) + " p ON " + match(table, idColumn, target, targetId),
                of(typeColumn) + " = ? AND " + of(idColumn) + " IS NOT NULL AND p." + Identifiers.quote(targetId)
                        + " IS NULL",
                type);
    }

    /** Rows that refer to a row of {@code target} that belongs to another tenant. */
    public static RowQuery polymorphicAcrossTenants(
            Table table, String tenantColumn, String typeColumn, String type, String idColumn, Table target,
            String targetId, String targetTenantColumn) {
        return rows(table,
                "JOIN " + Identifiers.quote(target.name()) + " p ON " + match(table, idColumn, target, targetId),
                of(typeColumn) + " = ? AND " + otherTenant(table, tenantColumn, target, targetTenantColumn),
                type);
    }

    /** Groups of rows that are the same in {@code columns}, told by the first of each; NULL is never the same. */
    public static RowQuery duplicates(Table table, List<String> columns) {
        return duplicates(table, columns, "TRUE");
    }

    /** The same among rows whose {@code deletedAt} is NULL. */
    public static RowQuery liveDuplicates(Table table, List<String> columns, String deletedAt) {
        return duplicates(table, columns, of(deletedAt) + " IS NULL");
    }

    /** Rows of which a check says FALSE. */
    public static RowQuery violations(Table table, Check check) {
        return rows(table, "", "NOT (" + Expressions.text(check.expression()) + ")");
    }

    /** Only those of the rows whose {@code deletedAt} is NULL. */
    public static RowQuery amongLive(RowQuery rows, String deletedAt) {
        return new RowQuery(rows.source() + " AND " + of(deletedAt) + " IS NULL", rows.parameters(), rows.id());
    }

    private static RowQuery duplicates(Table table, List<String> columns, String condition) {
        List<String> conditions = new ArrayList<>(List.of(condition));
        columns.forEach(column -> conditions.add(of(column) + " IS NOT NULL"));
        String grouped = "SELECT MIN(" + id(table) + ") AS id FROM " + Identifiers.quote(table.name()) + " r WHERE "
                + String.join(" AND ", conditions) + " GROUP BY "
                + columns.stream().map(RowQueries::of).collect(Collectors.joining(", ")) + " HAVING COUNT(*) > 1";
        return new RowQuery("(" + grouped + ") d", List.of(), "d.id");
    }

    private static RowQuery rows(Table table, String join, String condition, String... parameters) {
        String joined = join.isEmpty() ? "" : " " + join;
        return new RowQuery(Identifiers.quote(table.name()) + " r" + joined + " WHERE " + condition,
                List.of(parameters), id(table));
    }

    private static String id(Table table) {
        List<String> key = table.primaryKey().stream().map(RowQueries::of).toList();
        return key.isEmpty() ? "NULL" : key.size() == 1 ? key.get(0) : "CONCAT_WS(', ', " + String.join(", ", key) + ")";
    }

    private static String otherTenant(Table table, String tenantColumn, Table other, String otherTenantColumn) {
        return "NOT (" + match(table, tenantColumn, other, otherTenantColumn) + ")";
    }

    private static String match(Table child, ForeignKey key, Table parent) {
        List<String> matches = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            matches.add(match(child, key.columns().get(i), parent, key.referencedColumns().get(i)));
        }
        return String.join(" AND ", matches);
    }

    private static String match(Table child, String column, Table parent, String parentColumn) {
        return ColumnMatch.equal(child, column(child, column), parent, column(parent, parentColumn));
    }

    private static Column column(Table table, String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException(table.name() + " has no " + name));
    }

    private static String of(String column) {
        return "r." + Identifiers.quote(column);
    }
}
