package dev.tenure.verify.exercise;

import dev.tenure.mysql.RowStatements;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** That rows are looked up by a key, as the server says it of a table with rows of many tenants. */
final class IndexChecks {

    private final Row some;
    private final Table table;

    /** @param some one of the rows */
    IndexChecks(Row some, Table table) {
        this.some = some;
        this.table = table;
    }

    void isLookedUpBy(Connection connection, String key, List<String> columns) throws SQLException {
        String asked = String.join(", ", columns);
        RowStatements.Access access = RowStatements.explain(connection, table.name(), some.only(columns));
        if (!Names.contains(access.possible(), key)) {
            throw new Refutation("Rows of " + table.name() + " cannot be looked up by " + asked + " with the key " + key
                    + ": the server only thinks of " + access.possible() + ".",
                    "Make the key, visible, with its columns in the declared order.");
        }
        boolean leads = !access.chosen().isEmpty() && access.chosen().stream().allMatch(chosen -> leads(chosen, columns));
        if (access.readsEverything() || !leads) {
            throw new Refutation("Rows of " + table.name() + " are looked up by " + asked + " with access type "
                    + access.type() + " and the key " + access.chosen() + ", not with " + key + " or another one that leads"
                    + " with what is asked.",
                    "Let the key begin with columns that tell rows apart.");
        }
    }

    private boolean leads(String chosen, List<String> asked) {
        Optional<List<String>> columns = chosen.equals("PRIMARY")
                ? Optional.of(table.primaryKey())
                : table.index(chosen).map(index -> index.columns());
        return columns.filter(known -> Names.contains(asked, known.get(0))).isPresent();
    }
}
