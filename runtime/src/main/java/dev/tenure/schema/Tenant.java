package dev.tenure.schema;

/**
 * The tenant of a schema.
 *
 * @param table    the table whose rows are the tenants
 * @param idColumn that table's primary key column
 * @param column   the column by which tenant-scoped tables say whose a row is
 */
public record Tenant(String table, String idColumn, String column) {}
