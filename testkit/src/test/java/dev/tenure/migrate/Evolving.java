package dev.tenure.migrate;

import dev.tenure.mysql.Expressions;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Comparison;
import dev.tenure.schema.json.Snapshot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema in a database of its own, and what is proposed to make another one of it. */
final class Evolving implements AutoCloseable {

    final TestDatabase database = TestServer.shared().createDatabase();

    private final List<Proposal.Proposed> proposed;

    private final Path root;
    private final Schema before;
    private final Schema after;

    /** With the former schema made, and the files of the way written. */
    Evolving(Path root, Schema before, Schema after, Said said) throws IOException {
        this.root = root;
        this.before = before;
        this.after = after;
        int version = 1;
        for (Proposal.Proposed step : Proposal.of(before, Optional.empty(), Said.NOTHING).migrations()) {
            version = write(version, step);
        }
        migrate(before, Optional.empty());
        Proposal proposal =
                Proposal.of(after, Optional.of(new Snapshot(Optional.empty(), version - 1, before)), said);
        if (!proposal.obstacles().isEmpty()) {
            throw new IllegalArgumentException(proposal.obstacles().toString());
        }
        proposed = proposal.migrations();
        version = 10;
        for (Proposal.Proposed step : proposed) {
            version = write(version, step);
        }
    }

    /** The migrations of the way by their names without version, in their order. */
    List<String> names() {
        return proposed.stream().map(Proposal.Proposed::name).toList();
    }

    /** The V file of one of them. */
    String up(String name) {
        return proposed.get(names().indexOf(name)).up();
    }

    private int write(int version, Proposal.Proposed step) throws IOException {
        Path folder = Files.createDirectories(root.resolve(before.migrations()));
        for (Map.Entry<String, String> file : step.files(String.valueOf(version)).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return version + 1;
    }

    private void migrate(Schema model, Optional<Version> target) {
        MigrateOptions options = MigrateOptions.DEFAULT.withLocking(Shop.QUICK);
        new Migrator(database, model, MigrationFiles.read(root, model))
                .migrate(target.map(options::withTarget).orElse(options), event -> { });
    }

    void migrate() {
        migrate(after, Optional.empty());
    }

    /** Up to and with one of the migrations of the way. */
    void migrateTo(String name) {
        migrate(after, Optional.of(Version.of(String.valueOf(10 + names().indexOf(name)))));
    }

    /** Takes the whole way back. */
    void rollBack() {
        new Rollback(database, after, MigrationFiles.read(root, after)).rollback(
                RollbackOptions.of(new RollbackOptions.Extent.Steps(proposed.size())).withDataLossAllowed()
                        .withLocking(Shop.QUICK),
                event -> { });
    }

    List<Finding> differencesFromAfter() throws SQLException {
        return differences(after);
    }

    List<Finding> differencesFromBefore() throws SQLException {
        return differences(before);
    }

    private List<Finding> differences(Schema wanted) throws SQLException {
        try (Connection connection = database.open()) {
            Schema found = Introspection.read(connection);
            List<Table> tables = found.tables().stream()
                    .filter(table -> !JournalSql.TABLES.contains(table.name()))
                    .toList();
            return Comparison.schemas(Expressions.canonical(wanted),
                    new Schema(found.name(), found.tenant(), found.migrations(), tables));
        }
    }

    /** The first column of each row. */
    List<String> ask(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
