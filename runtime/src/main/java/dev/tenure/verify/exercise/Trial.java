package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.mysql.RowStatements;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One probe at work: rows of its own, what the server makes of them, and what it ought to make of them. */
public final class Trial {

    /** A change that the server takes or refuses. */
    public interface Change {
        void make() throws SQLException;
    }

    private final Connection connection;
    private final SampleRows samples;

    public Trial(Connection connection, SampleRows samples) {
        this.connection = connection;
        this.samples = samples;
    }

    public Connection connection() {
        return connection;
    }

    public TenantRows tenant(int number) {
        return samples.tenant(number);
    }

    /** Inserts what a tenant has by now. */
    public void given(TenantRows tenant) {
        Map<Table, List<Row>> byTable = new LinkedHashMap<>();
        tenant.takePending().forEach(row -> byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
        byTable.forEach((table, rows) -> prepare(table, "sample rows of " + table.name(),
                () -> RowStatements.insertAll(connection, table.name(), List.copyOf(rows.get(0).values().keySet()),
                        rows.stream().map(row -> new ArrayList<>(row.values().values())).toList())));
    }

    /** A further row of a table, which is not inserted; what it needs is. */
    public Row draft(TenantRows tenant, Table table) {
        Row row = tenant.next(table);
        given(tenant);
        return row;
    }

    /** The same, inserted. */
    public Row insert(TenantRows tenant, Table table) {
        Row row = draft(tenant, table);
        prepare(table, "a row made of the entity",
                () -> RowStatements.insert(connection, table.name(), row.values()));
        return row;
    }

    /** What a table that is not the schema's own demands of its rows is not what is to be tried. */
    private void prepare(Table table, String what, Change change) {
        try {
            change.make();
        } catch (SQLException e) {
            String said = "The server refused " + what + ": " + e.getMessage() + ".";
            String remedy = "See what the server says; the migrations may not be what the entities declare.";
            throw table.role() == Table.Role.EXISTING
                    ? new Unprepared(said, remedy, e)
                    : new Refutation(said, remedy, e);
        }
    }

    /** Inserts a row, which the server has to take. */
    public void takes(Row row, String what, String remedy) {
        takes(what, remedy, () -> RowStatements.insert(connection, row.table().name(), row.values()));
    }

    /** Makes a change, which the server has to take. */
    public void takes(String what, String remedy, Change change) {
        try {
            change.make();
        } catch (SQLException e) {
            throw new Refutation("The server refused " + what + ": " + e.getMessage() + ".", remedy, e);
        }
    }

    /** Inserts a row, which the server has to refuse for a certain reason. */
    void refuses(Objection reason, Row row, String what, String remedy) {
        refuses(reason, what, remedy, () -> RowStatements.insert(connection, row.table().name(), row.values()));
    }

    /** Makes a change, which the server has to refuse for a certain reason. */
    void refuses(Objection reason, String what, String remedy, Change change) {
        try {
            change.make();
        } catch (SQLException e) {
            if (reason.isSaidBy(e)) {
                return;
            }
            throw new Refutation("The server refused " + what + ", but not because " + reason.meaning() + ": "
                    + e.getMessage() + ".", remedy, e);
        }
        throw new Refutation("The server took " + what + ".", remedy);
    }

    /** Makes a change of which nothing is left afterwards. */
    public void undone(Change change) throws SQLException {
        Savepoint before = connection.setSavepoint();
        change.make();
        connection.rollback(before);
    }

    public void update(Row row, Map<String, Object> change) throws SQLException {
        RowStatements.update(connection, row.table().name(), change, row.key());
    }

    public void delete(Row row) throws SQLException {
        RowStatements.delete(connection, row.table().name(), row.key());
    }

    boolean isThere(Row row) throws SQLException {
        return RowStatements.count(connection, row.table().name(), row.key()) == 1;
    }

    /** What columns of a row hold now, as text. */
    List<String> read(Row row, List<String> columns) throws SQLException {
        return RowStatements.read(connection, row.table().name(), columns, row.key()).orElseThrow(() ->
                new Refutation("A row of " + row.table().name() + " that was just written is gone.",
                        "Look for a trigger that deletes it."));
    }

    String read(Row row, String column) throws SQLException {
        return read(row, List.of(column)).get(0);
    }
}
