package dev.tenure.testkit.schema;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A database of a test class's own, as production becomes one: the existing tables, then the committed migrations. */
final class SchemaDatabase implements AutoCloseable {

    /** What a test does with a connection of its own. */
    interface Work {
        void with(Connection connection) throws SQLException;
    }

    private final Schema schema;
    private final List<Migration> migrations;
    private final TestDatabase database;

    private SchemaDatabase(Schema schema, List<Migration> migrations) {
        this.schema = schema;
        this.migrations = migrations;
        this.database = TestServer.shared().createDatabase();
    }

    /** A database with the existing tables only. */
    static SchemaDatabase before(Class<?> root) {
        try (ClassRoot classes = ClassRoot.open(placeOf(root))) {
            Schema schema = classes.schema(Optional.of(root.getName()));
            Path migrations = Damage.current().migrations().orElseGet(() -> migrationsOf(root, schema, classes.root()));
            SchemaDatabase made = new SchemaDatabase(schema, MigrationFiles.read(migrations, schema));
            try {
                made.database.createExisting(schema);
            } catch (RuntimeException e) {
                made.close();
                throw e;
            }
            return made;
        }
    }

    /** A migrated database. */
    static SchemaDatabase migrated(Class<?> root) {
        SchemaDatabase made = before(root);
        try {
            new Migrator(made.database, made.schema, made.migrations)
                    .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
            made.database.execute(Damage.current().statements().toArray(String[]::new));
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
        return made;
    }

    Schema schema() {
        return schema;
    }

    List<Migration> migrations() {
        return migrations;
    }

    TestDatabase database() {
        return database;
    }

    /** Does something of which nothing is left afterwards; one at a time, for what tests do would meet in the rows. */
    synchronized void inTransaction(Work work) {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError("The server would not go on: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static Path placeOf(Class<?> root) {
        try {
            return Path.of(root.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Some build tools keep classes and resources in folders of their own. */
    private static Path migrationsOf(Class<?> root, Schema schema, Path classes) {
        URL folder = root.getClassLoader().getResource(schema.migrations());
        if (Files.isDirectory(classes.resolve(schema.migrations())) || folder == null
                || !folder.getProtocol().equals("file")) {
            return classes;
        }
        Path found = Path.of(URI.create(folder.toString()));
        for (int i = 0; i < Path.of(schema.migrations()).getNameCount(); i++) {
            found = found.getParent();
        }
        return found;
    }
}
