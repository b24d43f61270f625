package dev.tenure.example.crash;

import dev.tenure.example.Example;
import dev.tenure.migrate.Status;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database as the plan finds it: the parents are there, nothing else. */
final class Production {

    private Production() {}

    static TestDatabase create() {
        TestDatabase database = TestServer.shared().createDatabase();
        database.createExisting(Example.schema());
        return database;
    }

    /** What is in the database beside the journal, under a name that does not differ from one to the next. */
    static Schema structure(TestDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            Schema found = Introspection.read(connection);
            List<Table> tables = found.tables().stream()
                    .filter(table -> !JournalSql.TABLES.contains(table.name()))
                    .toList();
            return new Schema("live", found.tenant(), found.migrations(), tables);
        }
    }

    /** The states in which migrations are, each once. */
    static List<Status.State> states(TestDatabase database) {
        return Status.read(database, Example.schema(), Example.migrations()).entries().stream()
                .map(Status.Entry::state)
                .distinct()
                .toList();
    }
}
