package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements about rows of one table, told by the values of some of their columns; a value may be {@code null}. */
public final class RowStatements {

    /**
     * How the server would find rows.
     *
     * @param type     the kind of access: {@code ref}, {@code range}, {@code ALL} …
     * @param possible the keys that it could use
     * @param chosen   the keys that it would use
     */
    public record Access(String type, List<String> possible, List<String> chosen) {

        /** Whether every row, or every entry of a key, would be looked at. */
        public boolean readsEverything() {
            return type.equals("ALL") || type.equals("index");
        }
    }

    /** How many rows go into one statement. */
    private static final int BATCH = 200;

    private RowStatements() {}

    public static void insert(Connection connection, String table, Map<String, Object> row) throws SQLException {
        insertAll(connection, table, List.copyOf(row.keySet()), List.of(row.values()));
    }

    /** @param rows values in the order of {@code columns} */
    public static void insertAll(
            Connection connection, String table, List<String> columns, List<? extends Collection<Object>> rows)
            throws SQLException {
        String head = "INSERT INTO " + Identifiers.quote(table) + " (" + Identifiers.list(columns) + ") VALUES ";
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<? extends Collection<Object>> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            String values = batch.stream()
                    .map(row -> "(" + Jdbc.marks(row.size()) + ")")
                    .collect(Collectors.joining(", "));
            Jdbc.update(connection, head + values, batch.stream().flatMap(Collection::stream).toArray());
        }
    }

    /** @return how many rows there were */
    public static int update(
            Connection connection, String table, Map<String, Object> change, Map<String, Object> of)
            throws SQLException {
        String changes = change.keySet().stream()
                .map(column -> Identifiers.quote(column) + " = ?")
                .collect(Collectors.joining(", "));
        return Jdbc.update(connection,
                "UPDATE " + Identifiers.quote(table) + " SET " + changes + where(of),
                Stream.concat(change.values().stream(), Arrays.stream(given(of))).toArray());
    }

    /** @return how many rows there were */
    public static int delete(Connection connection, String table, Map<String, Object> of) throws SQLException {
        return Jdbc.update(connection, "DELETE FROM " + Identifiers.quote(table) + where(of), given(of));
    }

    public static long count(Connection connection, String table, Map<String, Object> of) throws SQLException {
        return Jdbc.one(connection, "SELECT COUNT(*) FROM " + Identifiers.quote(table) + where(of),
                row -> row.getLong(1), given(of)).orElseThrow();
    }

    /** The values of columns of the first such row, as text; empty where there is no such row. */
    public static Optional<List<String>> read(
            Connection connection, String table, List<String> columns, Map<String, Object> of) throws SQLException {
        return Jdbc.one(connection,
                "SELECT " + Identifiers.list(columns) + " FROM " + Identifiers.quote(table) + where(of),
                row -> values(row, columns.size()),
                given(of));
    }

    /** The values of columns of all such rows, as text, in the order of the text. */
    public static List<List<String>> readAll(
            Connection connection, String table, List<String> columns, Map<String, Object> of) throws SQLException {
        List<List<String>> rows = Jdbc.list(connection,
                "SELECT " + Identifiers.list(columns) + " FROM " + Identifiers.quote(table) + where(of),
                row -> values(row, columns.size()), given(of));
        return rows.stream().sorted(Comparator.comparing(List::toString)).toList();
    }

    private static List<String> values(ResultSet row, int count) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            values.add(row.getString(i));
        }
        return values;
    }

    /** How the server would look for such rows now. */
    public static Access explain(Connection connection, String table, Map<String, Object> of) throws SQLException {
        return Jdbc.one(connection,
                "EXPLAIN FORMAT=TRADITIONAL SELECT * FROM " + Identifiers.quote(table) + where(of),
                row -> new Access(
                        String.valueOf(row.getString("type")),
                        keys(row.getString("possible_keys")),
                        keys(row.getString("key"))),
                given(of)).orElseThrow();
    }

    /** Has the server count what is in a table, which it otherwise does when it sees fit. */
    public static void analyze(Connection connection, String table) throws SQLException {
        Jdbc.list(connection, "ANALYZE TABLE " + Identifiers.quote(table), row -> row.getString(1));
    }

    /** MariaDB also names, after a bar, a key by which it sifts what it found. */
    private static List<String> keys(String text) {
        return text == null ? List.of() : List.of(text.split("[,|]"));
    }

    private static String where(Map<String, Object> of) {
        return of.entrySet().stream()
                .map(value -> Identifiers.quote(value.getKey()) + (value.getValue() == null ? " IS NULL" : " = ?"))
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static Object[] given(Map<String, Object> of) {
        return of.values().stream().filter(value -> value != null).toArray();
    }
}
