package dev.tenure.mysql;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows of a table, to be put into a table of the same structure as they are: each value in a form that every server
 * reads back as what it was. What the server computes is left out.
 */
public final class RowSource {

    /** What becomes of a row; its values are in the order of {@link #columns()}, and equal where they are the same. */
    public interface Sink {
        void take(List<Object> row) throws SQLException;
    }

    private static final Pattern BYTES = Pattern.compile("bit|geometry|geom.*|.*point|.*linestring|.*polygon|vector");

    /** How many values of a key are asked for at once. */
    private static final int BATCH = 200;

    /** Has drivers hand rows over as they come, whatever their number. */
    private static final int STREAM = Integer.MIN_VALUE;

    private final Table table;
    private final List<Column> given;
    private final List<Column> read;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String select;

    /** @param table as the server tells it */
    public RowSource(Table table) {
        this.table = table;
        this.given = table.columns().stream().filter(column -> column.generated().isEmpty()).toList();
        this.read = Stream.concat(
                given.stream(), table.columns().stream().filter(column -> column.generated().isPresent())).toList();
        read.forEach(column -> positions.put(Names.folded(column.name()), positions.size()));
        this.select = "SELECT " + String.join(", ", read.stream().map(RowSource::exactly).toList()) + " FROM "
                + Identifiers.quote(table.name());
    }

    /** Sets a session up to be read from: times are told in UTC, and all that is read is of one moment. */
    public static void prepareReading(Connection connection, Duration wait) throws SQLException {
        SessionSql.prepare(connection, wait);
        SessionSql.utc(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    /** Sets a session up to be written to: it takes every value that another server has taken. */
    public static void prepareWriting(Connection connection) throws SQLException {
        ScratchSql.prepare(connection);
        SessionSql.utc(connection);
        JournalSql.execute(connection, "SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO'");
    }

    public Table table() {
        return table;
    }

    /** The columns of a row in their order: at last those that the server computes, which are read alone. */
    public List<String> columns() {
        return read.stream().map(Column::name).toList();
    }

    /** Where a row has the value of a column that is there. */
    public int position(String column) {
        return positions.get(Names.folded(column));
    }

    /** The first rows by the primary key. */
    public void first(Connection connection, int limit, Sink sink) throws SQLException {
        query(connection, select + ordered() + " LIMIT " + limit, List.of(), sink);
    }

    /** The first rows among those with a value. */
    public void first(Connection connection, String column, Object value, int limit, Sink sink) throws SQLException {
        query(connection, select + " WHERE " + Identifiers.quote(column) + " = ?" + ordered() + " LIMIT " + limit,
                List.of(bound(column, value)), sink);
    }

    public void all(Connection connection, Sink sink) throws SQLException {
        query(connection, select + ordered(), List.of(), sink);
    }

    /** The rows that have one of some values in columns that tell rows apart; one of each where they do not. */
    public void having(Connection connection, List<String> names, Collection<List<Object>> values, Sink sink)
            throws SQLException {
        boolean unique = isKey(names);
        int size = unique ? BATCH : 1;
        String one = "(" + String.join(" AND ", names.stream().map(name -> Identifiers.quote(name) + " = ?").toList())
                + ")";
        List<List<Object>> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += size) {
            List<List<Object>> batch = all.subList(from, Math.min(from + size, all.size()));
            List<Object> parameters = new ArrayList<>();
            batch.forEach(tuple -> {
                for (int at = 0; at < names.size(); at++) {
                    parameters.add(bound(names.get(at), tuple.get(at)));
                }
            });
            query(connection, select + " WHERE " + String.join(" OR ", Collections.nCopies(batch.size(), one))
                    + (unique ? "" : " LIMIT 1"), parameters, sink);
        }
    }

    private boolean isKey(List<String> names) {
        return !table.primaryKey().isEmpty() && holds(names, table.primaryKey())
                || table.indexes().stream().anyMatch(index -> index.unique() && holds(names, index.columns()));
    }

    private static boolean holds(List<String> names, List<String> key) {
        return key.stream().allMatch(column -> names.stream().anyMatch(column::equalsIgnoreCase));
    }

    /** Puts rows into a table of the same structure. */
    public void insert(Connection connection, List<List<Object>> rows) throws SQLException {
        String names = Identifiers.list(given.stream().map(Column::name).toList());
        String row = "(" + Jdbc.marks(given.size()) + ")";
        List<Object> values = new ArrayList<>();
        rows.forEach(one -> values.addAll(one.subList(0, given.size())));
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + Identifiers.quote(table.name())
                + " (" + names + ") VALUES " + String.join(", ", Collections.nCopies(rows.size(), row)))) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private String ordered() {
        return table.primaryKey().isEmpty() ? "" : " ORDER BY " + Identifiers.list(table.primaryKey());
    }

    private void query(Connection connection, String sql, List<Object> parameters, Sink sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(STREAM);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.take(values(rows));
                }
            }
        }
    }

    private List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>(read.size());
        for (int at = 0; at < read.size(); at++) {
            if (isBytes(read.get(at).type())) {
                byte[] bytes = row.getBytes(at + 1);
                values.add(bytes == null ? null : ByteBuffer.wrap(bytes));
            } else {
                values.add(row.getString(at + 1));
            }
        }
        return values;
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int at = 0; at < values.size(); at++) {
            Object value = values.get(at);
            if (value instanceof ByteBuffer bytes) {
                statement.setBytes(at + 1, bytes.array());
            } else {
                statement.setObject(at + 1, value);
            }
        }
    }

    /** A number among numbers, since a text among numbers finds no key on every server. */
    private Object bound(String name, Object value) {
        ColumnType type = table.column(name).orElseThrow().type();
        return type instanceof ColumnType.Int || type instanceof ColumnType.Decimal || type instanceof ColumnType.Bool
                ? number(value) : value;
    }

    private static Object number(Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException noNumber) {
            // nothing equals it that is one
            return value;
        }
    }

    /** As text that loses nothing: drivers make of times what they like, and servers tell floats in six digits. */
    private static String exactly(Column column) {
        String name = Identifiers.quote(column.name());
        ColumnType type = column.type();
        if (type instanceof ColumnType.Date || type instanceof ColumnType.Time || type instanceof ColumnType.DateTime
                || type instanceof ColumnType.Timestamp || type instanceof ColumnType.Year) {
            return "CAST(" + name + " AS CHAR)";
        }
        boolean single = type instanceof ColumnType.Floating floating && !floating.doublePrecision()
                || type instanceof ColumnType.Other other && other.text().startsWith("float");
        return single ? "(" + name + " + 0E0)" : name;
    }

    private static boolean isBytes(ColumnType type) {
        return type instanceof ColumnType.Binary || type instanceof ColumnType.Varbinary
                || type instanceof ColumnType.Blob
                || type instanceof ColumnType.Other other && BYTES.matcher(other.text().split("[( ]")[0]).matches();
    }
}
