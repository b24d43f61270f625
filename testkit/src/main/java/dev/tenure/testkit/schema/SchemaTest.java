package dev.tenure.testkit.schema;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Comparison;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What generated tests say of a schema as a whole. Each test has a database of its own. */
public final class SchemaTest {

    private final Class<?> root;

    private SchemaTest(Class<?> root) {
        this.root = root;
    }

    /** @param root the class with {@code @TenantSchema} */
    public static SchemaTest of(Class<?> root) {
        return new SchemaTest(root);
    }

    /** The migrations make exactly what the descriptor says, which is what the entities declare. */
    public void migrationsMakeWhatIsDeclared() {
        try (SchemaDatabase database = SchemaDatabase.migrated(root)) {
            database.inTransaction(connection -> {
                requireNone(Verifier.structure(connection, database.schema()), database.schema().simpleName());
                List<String> strangers = tables(connection).stream()
                        .map(Table::name)
                        .filter(name -> database.schema().table(name).isEmpty())
                        .toList();
                if (!strangers.isEmpty()) {
                    throw new AssertionError("The migrations make tables that no entity declares: "
                            + String.join(", ", strangers) + ". Declare them, or take them out of the migrations.");
                }
            });
        }
    }

    /** Each migration goes up, leaves nothing when it goes down, and goes up again to the same. */
    public void migrationsGoUpDownAndUpAgain() {
        try (SchemaDatabase database = SchemaDatabase.before(root)) {
            for (Migration migration : database.migrations()) {
                Schema before = structure(database.database());
                up(database, migration);
                Schema up = structure(database.database());
                down(database, migration);
                requireSame(before, structure(database.database()), migration,
                        "taken back, does not leave the structure that it found. Let its U file undo all that its V file does");
                up(database, migration);
                requireSame(up, structure(database.database()), migration,
                        "applied a second time, makes another structure than the first time. Let its V file not depend on what"
                                + " was there before");
            }
        } catch (SQLException e) {
            throw new AssertionError("The server would not go on: " + e.getMessage(), e);
        }
    }

    static void requireNone(List<Finding> findings, String name) {
        if (!findings.isEmpty()) {
            throw new AssertionError(findings.stream().map(Finding::toString).collect(Collectors.joining("\n",
                    name + " is not what is declared. If the entities are right, promote what the compiler proposes.\n", "")));
        }
    }

    private static void up(SchemaDatabase database, Migration migration) {
        new Migrator(database.database(), database.schema(), database.migrations())
                .migrate(MigrateOptions.DEFAULT.withOnly(List.of(migration.version())), MigrationListener.NONE);
    }

    private static void down(SchemaDatabase database, Migration migration) {
        if (migration.down().isEmpty()) {
            throw new AssertionError(migration.label() + " has no way back. Write its U file.");
        }
        new Rollback(database.database(), database.schema(), database.migrations())
                .rollback(RollbackOptions.of(new RollbackOptions.Extent.Steps(1)), MigrationListener.NONE);
    }

    private static void requireSame(Schema expected, Schema found, Migration migration, String complaint) {
        if (!expected.equals(found)) {
            List<String> differences = new ArrayList<>();
            Comparison.schemas(expected, found).forEach(finding -> differences.add(finding.what()));
            found.tables().stream().filter(table -> expected.table(table.name()).isEmpty())
                    .forEach(table -> differences.add("The table " + table.name() + " is left over."));
            throw new AssertionError(migration.label() + ", " + complaint + ": " + String.join(" ", differences));
        }
    }

    private static Schema structure(TestDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            return new Schema("live", Optional.empty(), Schema.DEFAULT_MIGRATIONS, tables(connection));
        }
    }

    private static List<Table> tables(Connection connection) throws SQLException {
        return Introspection.read(connection).tables().stream()
                .filter(table -> !JournalSql.TABLES.contains(table.name()))
                .toList();
    }
}
