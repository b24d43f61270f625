package dev.tenure.verify.exercise;

import dev.tenure.mysql.RowStatements;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows of many tenants: a server says nothing of how it finds rows where there are hardly any. */
final class LookUps {

    /** The tenants of the rows that are there for it, beyond those of other probes. */
    private static final int FIRST_TENANT = 101;
    private static final int TENANTS = 20;
    private static final int ROWS = 20;

    private final SampleRows samples;
    private final Set<String> seeded = new HashSet<>();
    private Refutation failure;

    LookUps(Schema schema) {
        this.samples = new SampleRows(schema);
    }

    /** Puts the rows of a table there, to stay, if they are not there yet. */
    void seed(Connection connection, Table table) throws SQLException {
        if (seeded.contains(table.name())) {
            return;
        }
        if (failure != null) {
            throw failure;
        }
        try {
            insert(connection, table);
        } catch (Refutation e) {
            // rows of other tables rest on those that are missing now
            failure = e;
            throw e;
        }
        seeded.add(table.name());
        RowStatements.analyze(connection, table.name());
    }

    private void insert(Connection connection, Table table) throws SQLException {
        Trial trial = new Trial(connection, samples);
        for (int number = FIRST_TENANT; number < FIRST_TENANT + TENANTS; number++) {
            trial.tenant(number).atLeast(table, ROWS);
            trial.given(trial.tenant(number));
        }
        connection.commit();
    }

    /** One of the rows that has a value in each of the columns. */
    Row some(Table table, List<String> columns) {
        return samples.tenant(FIRST_TENANT + TENANTS / 2).atLeast(table, ROWS).stream()
                .filter(row -> columns.stream().allMatch(column -> row.value(column) != null))
                .findFirst()
                .orElseThrow(() -> new Unprepared(
                        "No sample row of " + table.name() + " has all of " + columns + ".",
                        "Look up by columns that a row can have.", null));
    }
}
