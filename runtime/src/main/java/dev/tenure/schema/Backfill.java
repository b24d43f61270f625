package dev.tenure.schema;


/**
 * What rows that are there get in a column that comes to them, or that takes NULL no longer.
 *
 * @param table  the table, by its present name
 * @param column the column, by its present name
 * @param value  a constant, the current time, or an expression over the row's other columns
 */
public record Backfill(String table, String column, DefaultValue value) {}
