package dev.tenure.example.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan's own SQL gives what the plan expects, after {@code tenure migrate} on the production that it describes. */
class PlanTest {

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void production() throws SQLException {
        database = TestServer.shared().createDatabase();
        connection = database.open();
        PlanScript.execute(connection, "/production/parents.sql");
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("preparation")
    void before_anything_runs(PlanStep step) throws SQLException {
        assertThat(step.check().differences(connection)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structureAndIntegrity")
    void once_migrated(PlanStep step) throws SQLException {
        migrate();
        assertThat(step.check().differences(connection)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("validation")
    void once_several_tenants_have_rows(PlanStep step) throws SQLException {
        migrate();
        PlanScript.execute(connection, "/production/tenants.sql");
        assertThat(step.check().differences(connection)).isEmpty();
    }

    private void migrate() {
        new Migrator(database, Example.schema(), Example.migrations())
                .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    static List<PlanStep> preparation() {
        return PlanStep.PREPARATION;
    }

    static Stream<PlanStep> structureAndIntegrity() {
        return Stream.concat(PlanStep.STRUCTURE.stream(), PlanStep.INTEGRITY.stream());
    }

    static List<PlanStep> validation() {
        return PlanStep.VALIDATION;
    }
}
