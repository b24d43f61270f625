package dev.tenure.verify.exercise;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** That a table is as it is declared. */
final class StructureChecks {

    private final Connection connection;
    private final Schema schema;
    private final Table table;

    StructureChecks(Connection connection, Schema schema, Table table) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
    }

    void isAsDeclared() throws SQLException {
        Schema alone = new Schema(schema.name(), schema.tenant(), schema.migrations(), List.of(table));
        List<Finding> findings = Verifier.structure(connection, alone);
        if (!findings.isEmpty()) {
            throw new Refutation(table.name() + " is not what is declared.",
                    "If the entities are right, promote what the compiler proposes.\n" + findings.stream()
                            .map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }
}
