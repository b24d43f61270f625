package dev.tenure.example.crash;

import dev.tenure.example.Example;
import dev.tenure.migrate.Status;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

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

    /** The example's migrations in a folder to which a test adds its own. */
    static void copyMigrations(Path root) throws IOException {
        Path to = Files.createDirectories(root.resolve("db/migration"));
        try (Stream<Path> files = Files.list(Example.COMMITTED)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
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
