package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server's own description of a database: one statement for each kind of thing, never one for each table. What the
 * rows mean is for {@link Introspection}.
 */
final class InformationSchema {

    record TableRow(String engine, String collation, String comment) {}

    record ColumnRow(
            String name,
            String defaultValue,
            boolean nullable,
            String type,
            String collation,
            String extra,
            String expression,
            String comment) {}

    /** One part of an index; parts of one index come together and in key order. */
    record IndexRow(
            String index, boolean unique, String column, boolean descending, Integer prefix, String kind,
            boolean visible, String expression) {}

    record RuleRow(String key, String onDelete, String onUpdate) {}

    /** One column of a foreign key; those of one key come together and in key order. */
    record ReferenceRow(String key, String column, String parentDatabase, String parent, String parentColumn) {}

    record CheckRow(String name, String clause, boolean enforced) {}

    record TriggerRow(String name, String timing, String event, String body) {}

    private final Connection connection;
    private final boolean mariaDb;
    private final String database;
    private final Optional<Collection<String>> only;

    /** @param only the tables to read; empty for all */
    InformationSchema(Connection connection, boolean mariaDb, String database, Optional<Collection<String>> only) {
        this.connection = connection;
        this.mariaDb = mariaDb;
        this.database = database;
        this.only = only;
    }

    /** The tables by name, views left out. */
    Map<String, List<TableRow>> tables() throws SQLException {
        return byTable(
                "SELECT TABLE_NAME, ENGINE, TABLE_COLLATION, TABLE_COMMENT FROM information_schema.TABLES"
                        + " WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND TABLE_SCHEMA = ?",
                "TABLE_NAME", "",
                row -> new TableRow(row.getString(2), row.getString(3), row.getString(4)));
    }

    Map<String, List<ColumnRow>> columns() throws SQLException {
        return byTable(
                "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, COLUMN_TYPE, COLLATION_NAME, EXTRA,"
                        + " GENERATION_EXPRESSION, COLUMN_COMMENT FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = ?",
                "TABLE_NAME", " ORDER BY TABLE_NAME, ORDINAL_POSITION",
                row -> new ColumnRow(row.getString(2), row.getString(3), "YES".equals(row.getString(4)),
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9)));
    }

    Map<String, List<IndexRow>> indexes() throws SQLException {
        String flavoured = mariaDb ? "IF(IGNORED = 'YES', 'NO', 'YES'), NULL" : "IS_VISIBLE, EXPRESSION";
        return byTable(
                "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, " + flavoured
                        + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?",
                "TABLE_NAME", " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
                row -> new IndexRow(row.getString(2), row.getInt(3) == 0, row.getString(4),
                        "D".equals(row.getString(5)), integer(row, 6), row.getString(7),
                        "YES".equals(row.getString(8)), row.getString(9)));
    }

    /** What foreign keys do, apart from their columns: joining the two views is slow on every server. */
    Map<String, List<RuleRow>> rules() throws SQLException {
        return byTable(
                "SELECT TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE"
                        + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?",
                "TABLE_NAME", "",
                row -> new RuleRow(row.getString(2), row.getString(3), row.getString(4)));
    }

    Map<String, List<ReferenceRow>> references() throws SQLException {
        return byTable(
                "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,"
                        + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                        + " WHERE REFERENCED_TABLE_NAME IS NOT NULL AND TABLE_SCHEMA = ?",
                "TABLE_NAME", " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
                row -> new ReferenceRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        row.getString(6)));
    }

    Map<String, List<CheckRow>> checks() throws SQLException {
        String select = mariaDb
                ? "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, 'YES' FROM information_schema.CHECK_CONSTRAINTS"
                        + " WHERE CONSTRAINT_SCHEMA = ?"
                : "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, ENFORCED FROM information_schema.TABLE_CONSTRAINTS"
                        + " JOIN information_schema.CHECK_CONSTRAINTS USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME)"
                        + " WHERE CONSTRAINT_TYPE = 'CHECK' AND CONSTRAINT_SCHEMA = ?";
        return byTable(select, "TABLE_NAME", "",
                row -> new CheckRow(row.getString(2), row.getString(3), "YES".equals(row.getString(4))));
    }

    Map<String, List<TriggerRow>> triggers() throws SQLException {
        return byTable(
                "SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT"
                        + " FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?",
                "EVENT_OBJECT_TABLE", "",
                row -> new TriggerRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private <T> Map<String, List<T>> byTable(String select, String tableColumn, String order, Jdbc.Mapper<T> mapper)
            throws SQLException {
        String filter = only.map(names -> " AND " + tableColumn + " IN (" + Jdbc.marks(names.size()) + ")").orElse("");
        List<String> parameters = new ArrayList<>(List.of(database));
        only.ifPresent(parameters::addAll);
        Map<String, List<T>> found = new HashMap<>();
        Jdbc.list(connection, select + filter + order,
                row -> found.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(mapper.map(row)),
                parameters.toArray());
        return found;
    }

    private static Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
