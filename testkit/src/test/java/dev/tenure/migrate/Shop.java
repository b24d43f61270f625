package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small schema in a database of its own: companies are there, orders and their items are to be created. */
final class Shop implements AutoCloseable {

    static final Schema MODEL = new Schema(
            "app.Shop",
            Optional.empty(),
            Schema.DEFAULT_MIGRATIONS,
            List.of(
                    table("companies", Table.Role.EXISTING),
                    table("orders", Table.Role.OWNED, "companies"),
                    table("items", Table.Role.OWNED, "companies", "orders")));

    /** Waits hardly at all. */
    static final Locking QUICK = new Locking(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofMillis(10));

    final TestDatabase database = TestServer.shared().createDatabase();
    final List<MigrationEvent> events = new ArrayList<>();

    private final Path root;
    private final Schema model;

    /** With the migrations 1 and 2 that the compiler would propose. */
    Shop(Path root) throws IOException {
        this(root, MODEL);
    }

    Shop(Path root, Schema model) throws IOException {
        this.root = root;
        this.model = model;
        database.createExisting(model);
        int version = 1;
        for (Proposal.Proposed proposed : Proposal.of(model, Optional.empty(), Said.NOTHING).migrations()) {
            file("V" + version + "__" + proposed.name() + ".sql", proposed.up());
            file("U" + version + "__" + proposed.name() + ".sql", proposed.down());
            version++;
        }
    }

    private static Table table(String name, Table.Role role, String... parents) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement());
        List<Index> indexes = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        for (String parent : parents) {
            String column = parent + "_id";
            columns.add(Column.of(column, ColumnType.bigUnsigned(), false));
            indexes.add(Index.of("idx_" + parent, false, List.of(column)));
            keys.add(new ForeignKey("fk_" + name + "_" + parent, List.of(column), parent, List.of("id"),
                    ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE));
        }
        return new Table(name, role, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys, List.of(), List.of(),
                Optional.empty());
    }

    Shop file(String name, String text) throws IOException {
        Path file = root.resolve(model.migrations()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    void delete(String name) throws IOException {
        Files.delete(root.resolve(model.migrations()).resolve(name));
    }

    List<Migration> migrations() {
        return MigrationFiles.read(root, model);
    }

    Migrator migrator() {
        return new Migrator(database, model, migrations());
    }

    Rollback rollback() {
        return new Rollback(database, model, migrations());
    }

    Plan migrate() {
        return migrate(MigrateOptions.DEFAULT);
    }

    Plan migrate(MigrateOptions options) {
        return migrate(database, options);
    }

    Plan migrate(Connections connections, MigrateOptions options) {
        return new Migrator(connections, model, migrations()).migrate(options.withLocking(QUICK), events::add);
    }

    Plan rollback(RollbackOptions options) {
        return rollback().rollback(options.withLocking(QUICK), events::add);
    }

    Plan rollbackAll() {
        return rollback(RollbackOptions.of(new RollbackOptions.Extent.All()));
    }

    Status status() {
        return Status.read(database, model, migrations());
    }

    /** {@code 1 APPLIED, 2 PENDING}. */
    List<String> states() {
        return status().entries().stream().map(entry -> entry.version() + " " + entry.state()).toList();
    }

    /** Everything that is in the database, Tenure's own tables aside. */
    Schema structure() throws SQLException {
        try (Connection connection = database.open()) {
            Schema found = Introspection.read(connection);
            List<Table> tables = found.tables().stream()
                    .filter(table -> !JournalSql.TABLES.contains(table.name()))
                    .toList();
            return new Schema(found.name(), found.tenant(), found.migrations(), tables);
        }
    }

    List<String> tables() throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
