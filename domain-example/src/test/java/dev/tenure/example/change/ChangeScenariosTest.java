package dev.tenure.example.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.TenureException;
import dev.tenure.migrate.Directive;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes of entities, each from the compile to the database and back: compile, promote, migrate over rows, verify, roll
 * back. Structure comes back as it was, and rows are what they were, save for what the migration said.
 */
class ChangeScenariosTest {

    private static final RollbackOptions BACK = RollbackOptions.LAST_BATCH;

    /** {@code -Dtenure.scenario="a column goes"} runs only those whose name has that in it. */
    private static final List<Scenario> SCENARIOS = Scenarios.all().stream()
            .filter(scenario -> scenario.name().contains(System.getProperty("tenure.scenario", "")))
            .toList();

    /** Servers mostly wait for their disk. */
    private static ExecutorService threads;

    private static int passed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        threads = Executors.newFixedThreadPool(4);
    }

    @AfterAll
    static void sumUp() {
        threads.shutdownNow();
        System.out.println("change scenarios: " + passed + " of " + SCENARIOS.size() + " passed on "
                + TestServer.shared().server().label());
    }

    @TestFactory
    Stream<DynamicTest> a_change_keeps_what_it_does_not_say_it_loses_there_and_back() {
        Map<String, Future<?>> runs = new LinkedHashMap<>();
        SCENARIOS.forEach(scenario -> runs.put(scenario.name(), threads.submit(() -> {
            run(scenario);
            return null;
        })));
        return runs.entrySet().stream().map(run -> DynamicTest.dynamicTest(run.getKey(), () -> {
            try {
                run.getValue().get();
                passed++;
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }));
    }

    private void run(Scenario scenario) throws IOException, SQLException {
        Releases releases = new Releases(Files.createTempDirectory(folder, "scenario"));
        Schema first = releases.release(scenario.before(), scenario.virtual());
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            database.createExisting(first);
            migrate(database, first, releases.migrations(first));
            database.execute("INSERT INTO companies (id) VALUES (1), (2)");
            database.execute(scenario.rows().toArray(String[]::new));
            String structure = structure(database);
            Holdings held = Holdings.of(database, first);
            int before = releases.migrations(first).size();

            Schema second = releases.release(scenario.after(), false);
            List<Migration> migrations = releases.migrations(second);
            assertThat(accepted(migrations.subList(before, migrations.size()))).isEqualTo(releases.accepted());
            assertThat(losses(migrations.subList(before, migrations.size()))).isEqualTo(scenario.lost());
            migrate(database, second, migrations);
            verify(database, second);
            assertThat(Holdings.of(database, second).columns()).containsAllEntriesOf(
                    releases.renamed(without(scenario.lost(), held.columns()), first, second));
            if (migrations.size() > before) {
                back(scenario, new Rollback(database, second, migrations));
                assertThat(structure(database)).isEqualTo(structure);
                verify(database, first);
                assertThat(Holdings.of(database, first).columns())
                        .containsAllEntriesOf(without(scenario.lost(), held.columns()));
            }
        }
    }

    private static void migrate(TestDatabase database, Schema schema, List<Migration> migrations) {
        new Migrator(database, schema, migrations).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    private static void back(Scenario scenario, Rollback rollback) {
        if (scenario.refused()) {
            assertThatThrownBy(() -> rollback.rollback(BACK, MigrationListener.NONE)).isInstanceOf(TenureException.class);
        }
        rollback.rollback(scenario.refused() ? BACK.withDataLossAllowed() : BACK, MigrationListener.NONE);
    }

    /** The risks that the migrations say were accepted. */
    private static Set<String> accepted(List<Migration> migrations) {
        return migrations.stream()
                .flatMap(migration -> migration.up().directives().stream())
                .filter(Directive.Accepted.class::isInstance)
                .map(accepted -> ((Directive.Accepted) accepted).code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the migrations say that they lose. */
    private static List<String> losses(List<Migration> migrations) {
        return migrations.stream()
                .flatMap(migration -> migration.up().statements().stream())
                .flatMap(statement -> statement.directive(Directive.Loses.class).stream())
                .map(Directive.Loses::what)
                .toList();
    }

    /** Without what is lost; where only what does not fit is, all of it fits here. */
    private static Map<String, List<String>> without(List<String> lost, Map<String, List<String>> columns) {
        Map<String, List<String>> kept = new TreeMap<>(columns);
        kept.keySet().removeIf(column -> lost.stream().anyMatch(what -> what.matches(
                "the rows of " + column.substring(0, column.indexOf('.')) + "|the values of " + column)));
        return kept;
    }

    private static void verify(TestDatabase database, Schema schema) throws SQLException {
        try (Connection connection = database.open()) {
            assertThat(Verifier.verify(connection, schema).findings()).isEmpty();
        }
    }

    private static String structure(TestDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            Schema found = Introspection.read(connection);
            // after an ALTER that adds one, MariaDB calls RESTRICT by its other name
            return SchemaJson.write(new Schema(found.name(), found.tenant(), found.migrations(), found.tables().stream()
                    .filter(table -> !JournalSql.TABLES.contains(table.name()))
                    .toList())).replace("no_action", "restrict").replaceFirst("\"checksum\".*", "");
        }
    }
}
