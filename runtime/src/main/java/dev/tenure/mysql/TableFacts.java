package dev.tenure.mysql;

import dev.tenure.Digests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Short questions about the tables of the connection's database. */
public final class TableFacts {

    /**
     * A foreign key by which one table holds on to another.
     *
     * @param name   its name
     * @param child  the referring table, with its database if that is another one
     * @param parent the table referred to
     */
    public record Reference(String name, String child, String parent) {}

    private TableFacts() {}

    /** Those of {@code names} that are there, as tables or views; sets of names here do not regard case. */
    public static Set<String> existing(Connection connection, Collection<String> names) throws SQLException {
        Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (!names.isEmpty()) {
            found.addAll(Jdbc.list(
                    connection,
                    "SELECT TABLE_NAME FROM information_schema.TABLES"
                            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (" + Jdbc.marks(names.size()) + ")",
                    row -> row.getString(1),
                    names.toArray()));
        }
        return found;
    }

    /** Those of {@code names} that are triggers, and the tables that they are on. */
    public static Map<String, String> triggers(Connection connection, Collection<String> names) throws SQLException {
        Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!names.isEmpty()) {
            Jdbc.list(
                    connection,
                    "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS"
                            + " WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME IN (" + Jdbc.marks(names.size()) + ")",
                    row -> found.put(row.getString(1), row.getString(2)),
                    names.toArray());
        }
        return found;
    }

    /**
     * What the server says of a table as a whole, in 16 characters: it changes with every change to the table, save to
     * its rows and to the number of the next one. Empty where there is no such table.
     */
    public static Optional<String> fingerprint(Connection connection, String table) throws SQLException {
        try {
            return Jdbc.one(connection, "SHOW CREATE TABLE " + Identifiers.quote(table), row -> row.getString(2))
                    .map(text -> Digests.sha256(Definitions.withoutNextNumber(text)).substring(0, 16));
        } catch (SQLException e) {
            if (ServerErrors.isUnknownTable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The names of a table's columns, in order; none where there is no such table. */
    public static List<String> columns(Connection connection, String table) throws SQLException {
        return Jdbc.list(
                connection,
                "SELECT COLUMN_NAME FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
                row -> row.getString(1),
                table);
    }

    public static long rows(Connection connection, String table) throws SQLException {
        return count(connection, table, "");
    }

    /** How many rows have a value in a column that is not computed; none where there is no such column. */
    public static long values(Connection connection, String table, String column) throws SQLException {
        Optional<String> stored = Jdbc.value(
                connection,
                "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_NAME = ? AND COLUMN_NAME = ? AND COALESCE(GENERATION_EXPRESSION, '') = ''",
                table, column);
        return stored.isEmpty() ? 0 : count(
                connection, table, " WHERE " + Identifiers.quote(column) + " IS NOT NULL");
    }

    private static long count(Connection connection, String table, String condition) throws SQLException {
        return Jdbc.value(connection, "SELECT COUNT(*) FROM " + Identifiers.quote(table) + condition)
                .map(Long::valueOf)
                .orElseThrow();
    }

    /** The foreign keys of other tables that refer to one of {@code parents}. */
    public static List<Reference> referring(Connection connection, Collection<String> parents) throws SQLException {
        if (parents.isEmpty()) {
            return List.of();
        }
        return Jdbc.list(
                connection,
                "SELECT CONSTRAINT_NAME, IF(CONSTRAINT_SCHEMA = DATABASE(), TABLE_NAME,"
                        + " CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME)), REFERENCED_TABLE_NAME"
                        + " FROM information_schema.REFERENTIAL_CONSTRAINTS"
                        + " WHERE UNIQUE_CONSTRAINT_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IN ("
                        + Jdbc.marks(parents.size()) + ")"
                        + " AND NOT (CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = REFERENCED_TABLE_NAME)",
                row -> new Reference(row.getString(1), row.getString(2), row.getString(3)),
                new ArrayList<>(parents).toArray());
    }
}
