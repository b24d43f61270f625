package dev.tenure.example.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.migrate.AdoptionOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.Squash;
import dev.tenure.migrate.Status;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flyway itself runs the example's promoted files, and Tenure takes over from it. */
class FlywayTest {

    private static final String FIRST = "V2025_10_01_060100__create_notification_configurations.sql";
    private static final String LAST = "V2025_10_01_060400__create_appointment_modification_stats.sql";
    private static final String UNDO_LAST = "U" + LAST.substring(1);

    @TempDir
    Path root;

    private Flown flown;

    @BeforeEach
    void open() throws IOException {
        flown = new Flown(root);
    }

    @AfterEach
    void close() {
        flown.close();
    }

    private List<String> codes() {
        return flown.adopt().findings().stream().map(Finding::code).toList();
    }

    private Finding finding(String code) {
        return flown.adopt().findings().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void what_flyway_made_of_the_promoted_files_equals_the_model() throws SQLException {
        assertThat(flown.flyway().migrate().migrationsExecuted).isEqualTo(6);
        assertThat(flown.verify()).isEmpty();
    }

    @Test
    void what_flyway_applied_is_taken_over_and_the_next_migrate_runs_only_what_is_new() throws IOException {
        flown.flyway().migrate();
        assertThat(flown.adopt().adopted()).hasSize(6);
        assertThat(flown.status().entries()).allMatch(entry -> entry.adopted() && entry.problems().isEmpty());
        flown.write("V2025_12_01_070000__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)");
        flown.write("U2025_12_01_070000__note.sql", "DROP TABLE note");
        assertThat(flown.migrate().entries()).extracting(entry -> entry.migration().name()).containsExactly("note");
        assertThat(flown.rollback(new RollbackOptions.Extent.LastBatch()).entries())
                .extracting(entry -> entry.migration().name()).containsExactly("note");
        assertThat(flown.migrate().entries()).hasSize(1);
    }

    @Test
    void a_chain_with_alters_is_run_by_flyway_and_gone_on_with_by_tenure() throws IOException, SQLException {
        Schema more = Next.more(Flown.SCHEMA);
        flown.promote(more, "2025_12_01_07000");
        flown.flyway().migrate();
        assertThat(flown.verify()).isEmpty();
        assertThat(flown.adopt().adopted()).hasSizeGreaterThan(7);
        flown.promote(Next.less(more), "2025_12_02_07000");
        assertThat(flown.migrate().entries()).extracting(entry -> entry.migration().name())
                .containsExactly("alter_notification_configurations", "contract_notification_configurations");
        assertThat(flown.verify()).isEmpty();
        assertThat(flown.rollback(new RollbackOptions.Extent.LastBatch()).entries()).hasSize(2);
        assertThat(flown.verify()).isNotEmpty();
        flown.migrate();
        assertThat(flown.verify()).isEmpty();
    }

    @Test
    void what_flyway_applied_may_have_been_folded_since() throws IOException, SQLException {
        flown.promote(Next.more(Flown.SCHEMA), "2025_12_01_07000");
        flown.flyway().migrate();
        Squash.squash(Flown.SCHEMA, flown.folder(), Optional.empty(), Optional.empty());
        assertThat(flown.adopt().adopted()).extracting(Migration::name).containsExactly("baseline");
        assertThat(flown.migrate().isEmpty()).isTrue();
        assertThat(flown.verify()).isEmpty();
    }

    @Test
    void flyway_runs_a_baseline_as_any_other_file() throws IOException, SQLException {
        flown.promote(Next.more(Flown.SCHEMA), "2025_12_01_07000");
        Squash.squash(Flown.SCHEMA, flown.folder(), Optional.empty(), Optional.empty());
        assertThat(flown.flyway().migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flown.verify()).isEmpty();
    }

    @Test
    void a_rollback_leaves_the_tables_that_flyway_made() throws SQLException {
        flown.flyway().migrate();
        flown.adopt();
        assertThat(flown.rollback(new RollbackOptions.Extent.All()).entries()).hasSize(6).allSatisfy(entry ->
                assertThat(entry.statements()).extracting(Plan.Planned::action).containsOnly(Plan.Action.SPARE));
        assertThat(flown.verify()).isEmpty();
    }

    @Test
    void adopting_again_finds_nothing_to_do() {
        flown.flyway().migrate();
        flown.adopt();
        assertThat(flown.adopt()).satisfies(again -> {
            assertThat(again.findings()).isEmpty();
            assertThat(again.adopted()).isEmpty();
        });
    }

    @Test
    void a_file_that_flyway_has_not_applied_is_named() throws IOException {
        flown.flyway().migrate();
        flown.write("V2025_12_01_070000__seed.sql", "DELETE FROM policy_configurations");
        assertThat(finding("TEN428").what()).contains("V2025_12_01_070000__seed.sql");
        assertThat(flown.status().entries()).allMatch(entry -> entry.state() == Status.State.PENDING);
        flown.flyway().migrate();
        assertThat(flown.adopt().adopted()).hasSize(7);
    }

    @Test
    void a_version_that_no_file_has_is_named() throws IOException {
        flown.write("V2025_10_01_060300__seed.sql", "DELETE FROM policy_configurations");
        flown.flyway().migrate();
        Files.delete(flown.file("V2025_10_01_060300__seed.sql"));
        assertThat(codes()).containsExactly("TEN427");
        assertThat(finding("TEN427").what()).contains("V2025_10_01_060300__seed.sql");
        // which records that it is gone
        flown.flyway().repair();
        assertThat(flown.adopt().adopted()).hasSize(6);
    }

    @Test
    void an_edited_file_is_named_where_flyway_itself_finds_it_edited_and_nowhere_else() throws IOException {
        String text = Files.readString(flown.file(FIRST));
        flown.write(FIRST, "\uFEFF" + text.replace("\n", "\r\n") + "\n-- a, ä, 猫, 🐈\n");
        flown.flyway().migrate();
        assertThat(codes()).isEmpty();
        flown.rollback(new RollbackOptions.Extent.All());
        flown.write(FIRST, Files.readString(flown.file(FIRST)).replace("\r\n", "\n").replace("ä", "ö"));
        assertThatThrownBy(() -> flown.flyway().validate()).isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch");
        assertThat(codes()).containsExactly("TEN430");
        assertThat(finding("TEN430").what()).contains(FIRST);
        flown.flyway().repair();
        assertThat(flown.adopt().adopted()).hasSize(6);
    }

    @Test
    void a_migration_that_failed_under_flyway_is_named_until_the_history_is_repaired() throws IOException {
        String good = Files.readString(flown.file(LAST));
        flown.write(LAST, good + "\nCREATE TABEL oops (id INT);\n");
        assertThatThrownBy(() -> flown.flyway().migrate()).isInstanceOf(FlywayException.class);
        flown.write(LAST, good);
        assertThat(codes()).containsExactly("TEN426", "TEN428");
        assertThat(finding("TEN426").what()).contains(LAST);
        flown.flyway().repair();
        flown.database.execute("DROP TABLE appointment_modification_stats");
        flown.flyway().migrate();
        assertThat(flown.adopt().adopted()).hasSize(6);
    }

    @Test
    void repeatable_migrations_are_named() throws IOException {
        flown.write("R__view.sql", "CREATE OR REPLACE VIEW tidy AS SELECT 1 AS one");
        flown.flyway().migrate();
        Files.delete(flown.file("R__view.sql"));
        assertThat(codes()).containsExactly("TEN429");
        assertThat(finding("TEN429").what()).contains("R__view.sql");
        flown.flyway().repair();
        assertThat(flown.adopt().adopted()).hasSize(6);
    }

    @Test
    void what_lies_below_flyways_baseline_counts_as_applied() {
        flown.database.createOwned(Flown.SCHEMA);
        flown.settings().baselineVersion("2025.10.01.060400").load().baseline();
        assertThat(flown.adopt().adopted()).hasSize(6);
    }

    @Test
    void the_history_may_have_another_name_and_may_be_passed_over() {
        flown.settings().table("applied").load().migrate();
        assertThat(flown.adopt(AdoptionOptions.DEFAULT.withHistory("applied")).history()).contains("applied");
        assertThat(catchThrowableOfType(TenureException.class, () -> {
            flown.rollback(new RollbackOptions.Extent.All());
            flown.adopt(AdoptionOptions.DEFAULT.withHistory("companies"));
        }).code()).isEqualTo("TEN431");
        assertThat(catchThrowableOfType(TenureException.class,
                () -> flown.adopt(AdoptionOptions.DEFAULT.withHistory("nowhere"))).code()).isEqualTo("TEN431");
        flown.database.execute("RENAME TABLE applied TO flyway_schema_history",
                "DELETE FROM flyway_schema_history WHERE version IS NOT NULL AND version <> '0'");
        assertThat(codes()).hasSize(6).containsOnly("TEN428");
        assertThat(flown.adopt(AdoptionOptions.DEFAULT.withoutHistory()).adopted()).hasSize(6);
    }

    @Test
    void a_table_that_differs_is_a_finding_beside_those_of_the_history() {
        flown.flyway().migrate();
        flown.database.execute("ALTER TABLE appointment_modification_stats ADD extra INT",
                "UPDATE flyway_schema_history SET checksum = 1 WHERE script = '" + LAST + "'");
        assertThat(flown.adopt().findings()).extracting(Finding::code).hasSize(2).endsWith("TEN430");
        assertThat(flown.status().entries()).allMatch(entry -> entry.state() == Status.State.PENDING);
    }
}
