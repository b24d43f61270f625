package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.Version;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpDownUpTest {

    private static final Schema SCHEMA = Example.schema();

    static Stream<Migration> each_migration() {
        return Example.migrations().stream();
    }

    /** The table alone, on top of those that its foreign keys need. */
    @ParameterizedTest
    @MethodSource("each_migration")
    void up_down_and_up_again_is_the_same_for_each_table_alone(Migration migration) throws SQLException {
        try (TestDatabase database = Production.create()) {
            List<Version> needed = ancestors(migration);
            if (!needed.isEmpty()) {
                migrate(database, needed);
            }
            Schema before = Production.structure(database);
            migrate(database, List.of(migration.version()));
            Schema up = Production.structure(database);
            assertThat(up.tables()).hasSize(before.tables().size() + 1);
            new Rollback(database, SCHEMA, Example.migrations())
                    .rollback(RollbackOptions.of(new RollbackOptions.Extent.Steps(1)), MigrationListener.NONE);
            assertThat(Production.structure(database)).isEqualTo(before);
            migrate(database, List.of(migration.version()));
            assertThat(Production.structure(database)).isEqualTo(up);
        }
    }

    private static void migrate(TestDatabase database, List<Version> versions) {
        new Migrator(database, SCHEMA, Example.migrations())
                .migrate(MigrateOptions.DEFAULT.withOnly(versions), MigrationListener.NONE);
    }

    private static List<Version> ancestors(Migration migration) {
        List<Version> needed = new ArrayList<>();
        Table table = SCHEMA.table(created(migration).orElseThrow()).orElseThrow();
        table.foreignKeys().stream()
                .filter(key -> !key.referencedTable().equalsIgnoreCase(table.name()))
                .flatMap(key -> each_migration().filter(other -> creates(other, key.referencedTable())))
                .distinct()
                .forEach(parent -> {
                    needed.addAll(ancestors(parent));
                    needed.add(parent.version());
                });
        return needed;
    }

    private static boolean creates(Migration migration, String table) {
        return created(migration).filter(table::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> created(Migration migration) {
        return migration.up().statements().get(0).effect().table();
    }
}
