package dev.tenure.example.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.rehearsal.Rehearsal;
import dev.tenure.example.Example;
import dev.tenure.mysql.Statements;
import dev.tenure.schema.Finding;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the six tables declare, tried on a copy of a production. */
class ExerciseTest {

    private final TestDatabase production = TestServer.shared().createDatabase();

    @BeforeEach
    void parents() {
        production.createExisting(Example.schema());
    }

    @AfterEach
    void drop() {
        production.close();
    }

    private static List<StepReport> rehearse(TestDatabase production) throws SQLException {
        return Rehearsal.run(production, database -> () -> TestServer.shared().open(database),
                Example.schema(), Example.migrations(), DeployListener.NONE);
    }

    private StepReport exercise() throws SQLException {
        return exercise(production);
    }

    private static StepReport exercise(TestDatabase production) throws SQLException {
        return rehearse(production).stream().filter(step -> step.step().equals("exercise")).findFirst().orElseThrow();
    }

    private static Map<String, Long> passed(StepReport step) {
        return step.listings().get(0).rows().stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> Long.valueOf(row.get(1))));
    }

    private static List<String> codes(StepReport step) {
        return step.findings().stream().map(Finding::code).distinct().toList();
    }

    @Test
    void what_the_checklist_asks_for_is_counted_by_kind() throws SQLException {
        StepReport step = exercise();
        assertThat(step.findings()).isEmpty();
        assertThat(passed(step))
                .containsEntry("structure", 6L)
                .containsEntry("tenant-required", 6L)
                .containsEntry("tenant-known", 6L)
                .containsEntry("tenant-cascade", 6L)
                .containsKeys("foreign-key", "on-delete", "unique", "soft-delete", "restore", "enum", "json", "index");
        assertThat(step.said().get(0))
                .startsWith("Passed " + passed(step).values().stream().mapToLong(Long::longValue).sum()
                        + " probes of 6 tables: structure 6, tenant-required 6,");
        assertThat(step.evidence()).extracting(Evidence::of).containsExactly(
                Proof.FOREIGN_KEYS, Proof.UNIQUE_KEYS, Proof.CASCADE, Proof.SOFT_DELETE, Proof.INDEXES);
        assertThat(step.evidence().get(2).sentence()).startsWith("With rows, 6 probes of the deletion of a tenant:");
    }

    @Test
    void what_the_production_itself_does_not_admit_is_named_and_not_tried() throws SQLException {
        production.execute(
                "ALTER TABLE customers ADD CONSTRAINT kept FOREIGN KEY (company_id) REFERENCES companies (id)");
        StepReport step = exercise();
        assertThat(step.findings()).isEmpty();
        assertThat(step.said()).contains(
                "Not tried, since the production does not admit it: appointment_modification_stats:"
                        + " deleting a company leaves none of its appointment modification stats.",
                "Not tried, since the production does not admit it: appointment_modification_stats:"
                        + " company id follows the key of its company.");
        assertThat(passed(step).get("tenant-cascade")).isLessThan(6);
    }

    @Test
    void what_an_existing_table_demands_beyond_the_entities_is_given_to_it() throws SQLException {
        production.execute(
                "CREATE TABLE countries (code CHAR(2) NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL)",
                "CREATE TABLE regions (id INT NOT NULL, country CHAR(2) NOT NULL, PRIMARY KEY (id),"
                        + " CONSTRAINT region_country FOREIGN KEY (country) REFERENCES countries (code))",
                "ALTER TABLE customers ADD number INT NOT NULL, ADD UNIQUE KEY customer_number (company_id, number),"
                        + " ADD region INT NOT NULL, ADD CONSTRAINT customer_region FOREIGN KEY (region)"
                        + " REFERENCES regions (id), ADD flags SET('a', 'b') NOT NULL, ADD pin BIT(4) NOT NULL,"
                        + " ADD born DATE NOT NULL, ADD score INT NOT NULL, ADD CHECK (score >= 100)",
                "ALTER TABLE companies ADD owner CHAR(36) NOT NULL, ADD UNIQUE KEY company_owner (owner)");
        StepReport step = exercise();
        assertThat(step.findings()).isEmpty();
        assertThat(passed(step)).containsEntry("tenant-known", 6L);
    }

    @Test
    void what_stands_in_the_way_of_a_cascade_is_a_finding_and_does_not_keep_all_from_being_taken_back()
            throws SQLException {
        production.execute("CREATE TRIGGER stay BEFORE DELETE ON customers FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'customers stay'");
        List<StepReport> steps = rehearse(production);
        assertThat(steps).extracting(StepReport::step)
                .containsExactly("clone", "migrate", "verify", "exercise", "roll back", "migrate again");
        assertThat(steps).filteredOn(StepReport::isRed).singleElement().satisfies(step -> {
            assertThat(codes(step)).containsExactly("TEN722");
            assertThat(step.findings()).extracting(finding -> finding.subject().table())
                    .contains("callback_requests", "appointment_modifications", "appointment_modification_stats");
            assertThat(step.findings().get(0).what()).contains("customers stay").contains("is not so");
        });
    }

    /** MySQL 9.7 forgets rows where cascades meet, unless InnoDB sees to foreign keys as it used to. */
    @Test
    void rows_that_the_server_forgets_in_a_cascade_are_found() throws Exception {
        try (TestDatabase grown = TestServer.shared().createDatabase();
                InputStream file = ExerciseTest.class.getResourceAsStream("/production/parents.sql")) {
            grown.execute(Statements.split(new String(file.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .map(Statements.Statement::sql).toArray(String[]::new));
            StepReport step = exercise(grown);
            assertThat(codes(step)).isEqualTo(forgetsRows() ? List.of("TEN722") : List.of());
            assertThat(step.findings()).allSatisfy(finding ->
                    assertThat(finding.subject().aspect()).isEqualTo("tenant-cascade"));
        }
    }

    private static boolean forgetsRows() throws SQLException {
        try (Connection connection = TestServer.shared().open();
                ResultSet row = connection.createStatement()
                        .executeQuery("SHOW VARIABLES LIKE 'innodb_native_foreign_keys'")) {
            return row.next() && row.getString(2).equals("OFF");
        }
    }

    @Test
    void rows_that_cannot_be_had_are_told_from_tables_that_fail() throws SQLException {
        production.execute("CREATE TRIGGER closed BEFORE INSERT ON customers FOR EACH ROW"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no more customers'");
        StepReport step = exercise();
        assertThat(codes(step)).containsExactly("TEN725");
        assertThat(step.findings().get(0).what()).contains("no more customers", "could not be tried, among them");
        assertThat(passed(step)).containsKey("tenant-required");
        assertThat(step.evidence()).extracting(Evidence::of).containsExactly(Proof.SOFT_DELETE);
    }
}
