package dev.tenure.deploy.rehearsal;

import dev.tenure.mysql.RowSource;
import dev.tenure.mysql.ServerErrors;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one table that are taken over, each of them once. */
final class SampledRows {

    /** Who is told of each row. */
    interface Listener {
        void taken(RowSource source, List<Object> row);
    }

    private static final int ROWS = 200;

    /** How many values one statement holds, and how many characters and bytes, before it is sent. */
    private static final int VALUES = 30_000;
    private static final long LENGTH = 1 << 20;

    private final RowSource source;
    private final Connection scratch;
    private final Listener listener;
    private final List<Integer> identity;
    private final Set<List<Object>> seen = new HashSet<>();
    private final List<List<Object>> waiting = new ArrayList<>();
    private long length;
    private long count;
    private long refused;
    private String firstRefusal = "";

    SampledRows(RowSource source, Connection scratch, Listener listener) {
        this.source = source;
        this.scratch = scratch;
        this.listener = listener;
        List<String> key = source.table().primaryKey();
        this.identity = (key.isEmpty() ? source.columns() : key).stream().map(source::position).toList();
    }

    RowSource source() {
        return source;
    }

    /** Takes a row over, unless it is there. */
    void take(List<Object> row) throws SQLException {
        List<Object> key = new ArrayList<>();
        identity.forEach(at -> key.add(row.get(at)));
        if (seen.add(key)) {
            listener.taken(source, row);
            waiting.add(row);
            length += row.stream().mapToLong(SampledRows::length).sum();
            if (waiting.size() == ROWS || waiting.size() * row.size() >= VALUES || length >= LENGTH) {
                flush();
            }
        }
    }

    private static long length(Object value) {
        return value == null ? 0 : value instanceof ByteBuffer bytes ? bytes.remaining() : value.toString().length();
    }

    void flush() throws SQLException {
        if (!waiting.isEmpty() && !insert(waiting)) {
            for (List<Object> row : waiting) {
                insert(List.of(row));
            }
        }
        waiting.clear();
        length = 0;
    }

    private boolean insert(List<List<Object>> rows) throws SQLException {
        try {
            source.insert(scratch, rows);
            count += rows.size();
            return true;
        } catch (SQLException e) {
            if (ServerErrors.isConnectionLost(e)) {
                throw e;
            }
            if (rows.size() == 1) {
                refused++;
                firstRefusal = firstRefusal.isEmpty() ? e.getMessage() : firstRefusal;
            }
            return false;
        }
    }

    /** Those of some values, by columns of this table, of which no row was taken yet as far as that can be told. */
    List<List<Object>> absent(List<String> columns, List<List<Object>> values) {
        return columns.stream().map(source::position).toList().equals(identity)
                ? values.stream().filter(value -> !seen.contains(value)).toList()
                : values;
    }

    long count() {
        return count;
    }

    List<String> missed() {
        return refused == 0 ? List.of() : List.of("The copy does not take " + refused
                + (refused == 1 ? " row of " : " rows of ") + source.table().name() + ": " + firstRefusal + ".");
    }
}
