package dev.tenure.testkit.schema;

import dev.tenure.mysql.RowStatements;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** That rows are looked up by a key, as the server says it of a table with rows of many tenants. */
final class IndexChecks {

    /** The tenants of the rows that are there for it, beyond those of other tests. */
    private static final int FIRST_TENANT = 101;
    private static final int TENANTS = 20;
    private static final int ROWS = 20;

    private final SampleRows samples;
    private final Table table;

    IndexChecks(SampleRows samples, Table table) {
        this.samples = samples;
        this.table = table;
    }

    /** Puts the rows there, to stay. */
    void seed(Connection connection) throws SQLException {
        Trial trial = new Trial(connection, samples);
        for (int number = FIRST_TENANT; number < FIRST_TENANT + TENANTS; number++) {
            trial.tenant(number).atLeast(table, ROWS);
            trial.given(trial.tenant(number));
        }
        connection.commit();
        RowStatements.analyze(connection, table.name());
    }

    void isLookedUpBy(Connection connection, String key, List<String> columns) throws SQLException {
        String asked = String.join(", ", columns);
        RowStatements.Access access = RowStatements.explain(connection, table.name(), some(columns).only(columns));
        if (!Names.contains(access.possible(), key)) {
            throw new AssertionError("Rows of " + table.name() + " cannot be looked up by " + asked + " with the key " + key
                    + ": the server only thinks of " + access.possible() + ". Make the key, visible, with its columns in the"
                    + " declared order.");
        }
        boolean leads = !access.chosen().isEmpty() && access.chosen().stream().allMatch(chosen -> leads(chosen, columns));
        if (access.readsEverything() || !leads) {
            throw new AssertionError("Rows of " + table.name() + " are looked up by " + asked + " with access type "
                    + access.type() + " and the key " + access.chosen() + ", not with " + key + " or another one that leads"
                    + " with what is asked. Let the key begin with columns that tell rows apart.");
        }
    }

    private boolean leads(String chosen, List<String> asked) {
        Optional<List<String>> columns = chosen.equals("PRIMARY")
                ? Optional.of(table.primaryKey())
                : table.index(chosen).map(index -> index.columns());
        return columns.filter(known -> Names.contains(asked, known.get(0))).isPresent();
    }

    private Row some(List<String> columns) {
        return samples.tenant(FIRST_TENANT + TENANTS / 2).atLeast(table, ROWS).stream()
                .filter(row -> columns.stream().allMatch(column -> row.value(column) != null))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sample row of " + table.name() + " has all of " + columns + "."));
    }
}
