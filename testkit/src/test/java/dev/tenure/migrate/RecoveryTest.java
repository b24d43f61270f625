package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next run makes of a statement of which nobody knows how it ended. */
class RecoveryTest {

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static MigrationListener cutAt(Predicate<MigrationEvent> where) {
        return event -> {
            if (where.test(event)) {
                throw new Cut();
            }
        };
    }

    private static boolean at(MigrationEvent event, Class<? extends MigrationEvent> type, String version) {
        return type.isInstance(event)
                && (event instanceof MigrationEvent.IntentRecorded intent && is(intent.step(), version)
                        || event instanceof MigrationEvent.StatementRun run && is(run.step(), version));
    }

    private static boolean is(MigrationEvent.Step step, String version) {
        return step.migration().version().equals(Version.of(version));
    }

    private void migrateCutAt(Class<? extends MigrationEvent> type, String version) {
        assertThat(catchThrowable(() -> shop.migrator().migrate(
                MigrateOptions.DEFAULT, cutAt(event -> at(event, type, version))))).isInstanceOf(Cut.class);
    }

    private void rollbackCutAt(Class<? extends MigrationEvent> type, String version) {
        assertThat(catchThrowable(() -> shop.rollback().rollback(
                RollbackOptions.of(new RollbackOptions.Extent.All()), cutAt(event -> at(event, type, version)))))
                .isInstanceOf(Cut.class);
    }

    private StatementOutcome recovered() {
        return shop.events.stream()
                .filter(MigrationEvent.Recovered.class::isInstance)
                .map(event -> ((MigrationEvent.Recovered) event).outcome())
                .findFirst()
                .orElseThrow();
    }

    private String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = shop.database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_table_that_equals_the_model_was_created() {
        migrateCutAt(MigrationEvent.StatementRun.class, "2");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 HALF_APPLIED");
        assertThat(shop.migrate().entries()).isEmpty();
        assertThat(recovered()).isEqualTo(StatementOutcome.DONE);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
        assertThat(shop.status().entries()).noneMatch(Status.Entry::adopted);
    }

    @Test
    void a_table_that_is_not_there_was_not_created() {
        migrateCutAt(MigrationEvent.IntentRecorded.class, "2");
        assertThat(shop.migrate().entries()).hasSize(1);
        assertThat(recovered()).isEqualTo(StatementOutcome.NOT_DONE);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void a_table_that_is_neither_is_refused_with_what_differs_until_it_is_out_of_the_way() throws SQLException {
        migrateCutAt(MigrationEvent.IntentRecorded.class, "2");
        shop.database.execute("CREATE TABLE items (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY)");
        assertThat(refusal(shop::migrate)).startsWith("TEN407").contains("items", "orders_id");
        assertThat(refusal(() -> shop.migrator().plan(MigrateOptions.DEFAULT))).startsWith("TEN407");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 HALF_APPLIED");
        shop.database.execute("DROP TABLE items");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void a_plan_tells_what_the_next_run_will_do_and_leaves_the_journal_alone() {
        migrateCutAt(MigrationEvent.StatementRun.class, "1");
        assertThat(shop.migrator().plan(MigrateOptions.DEFAULT).entries()).hasSize(1);
        assertThat(shop.states()).containsExactly("1 HALF_APPLIED", "2 PENDING");
    }

    @Test
    void an_interrupted_drop_is_told_by_the_table() throws SQLException {
        shop.migrate();
        rollbackCutAt(MigrationEvent.IntentRecorded.class, "2");
        assertThat(shop.rollback().plan(RollbackOptions.LAST_BATCH).entries()).hasSize(2);
        rollbackAllAfter(StatementOutcome.NOT_DONE);
        shop.migrate();
        rollbackCutAt(MigrationEvent.StatementRun.class, "2");
        rollbackAllAfter(StatementOutcome.DONE);
    }

    private void rollbackAllAfter(StatementOutcome outcome) throws SQLException {
        shop.events.clear();
        shop.rollbackAll();
        assertThat(recovered()).isEqualTo(outcome);
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void migrate_completes_a_rollback_that_was_cut_in_the_middle_of_a_migration() throws IOException, SQLException {
        shop.file("V3__two.sql", "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE two (id INT PRIMARY KEY);")
                .file("U3__two.sql", "DROP TABLE two;\nDROP TABLE one;");
        shop.migrate();
        rollbackCutAt(MigrationEvent.StatementRun.class, "3");
        assertThat(shop.states()).endsWith("3 HALF_ROLLED_BACK");
        assertThat(shop.migrate().entries()).extracting(Plan.Entry::direction)
                .containsExactly(Direction.DOWN, Direction.UP);
        assertThat(shop.states()).endsWith("3 APPLIED");
        assertThat(shop.tables()).contains("one", "two");
    }

    @Test
    void migrate_does_not_complete_a_rollback_over_rows() throws IOException, SQLException {
        shop.file("V3__two.sql", "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE two (id INT PRIMARY KEY);")
                .file("U3__two.sql", "DROP TABLE two;\nDROP TABLE one;");
        shop.migrate();
        rollbackCutAt(MigrationEvent.StatementRun.class, "3");
        shop.database.execute("INSERT INTO one VALUES (1)");
        assertThat(refusal(shop::migrate)).startsWith("TEN412").contains("one (1 row)");
        assertThat(shop.tables()).contains("one");
    }

    @Test
    void rows_are_written_together_with_the_journal_or_not_at_all() throws IOException, SQLException {
        shop.file("V3__rows.sql", "INSERT INTO companies (id) VALUES (7);\nUPDATE companies SET id = id + 1;");
        migrateCutAt(MigrationEvent.StatementRun.class, "3");
        assertThat(value("SELECT COUNT(*) FROM companies")).isEqualTo("0");
        shop.migrate();
        assertThat(recovered()).isEqualTo(StatementOutcome.NOT_DONE);
        assertThat(value("SELECT GROUP_CONCAT(id) FROM companies")).isEqualTo("8");
    }

    @Test
    void what_cannot_be_seen_is_asked_and_never_guessed() throws IOException, SQLException {
        shop.file("V3__x.sql", "CREATE VIEW x AS SELECT 1 AS one");
        migrateCutAt(MigrationEvent.StatementRun.class, "3");
        assertThat(refusal(shop::migrate)).startsWith("TEN408")
                .contains("Statement 1 of 3_x", "CREATE VIEW x");
        assertThat(refusal(shop::rollbackAll)).startsWith("TEN408");
        shop.migrate(MigrateOptions.DEFAULT.withInterrupted(MigrateOptions.Verdict.DONE));
        assertThat(shop.states()).endsWith("3 APPLIED");
    }

    @Test
    void a_person_may_say_that_it_did_not_happen() throws IOException, SQLException {
        shop.file("V3__x.sql", "CREATE VIEW x AS SELECT 1 AS one");
        migrateCutAt(MigrationEvent.IntentRecorded.class, "3");
        shop.migrate(MigrateOptions.DEFAULT.withInterrupted(MigrateOptions.Verdict.NOT_DONE));
        assertThat(shop.states()).endsWith("3 APPLIED");
        assertThat(shop.tables()).contains("x");
    }

    @Test
    void a_word_about_an_interruption_does_not_overrule_what_can_be_seen() {
        migrateCutAt(MigrationEvent.IntentRecorded.class, "2");
        shop.migrate(MigrateOptions.DEFAULT.withInterrupted(MigrateOptions.Verdict.DONE));
        assertThat(recovered()).isEqualTo(StatementOutcome.NOT_DONE);
    }

    @Test
    void an_interrupted_statement_whose_file_was_edited_is_refused() throws IOException {
        migrateCutAt(MigrationEvent.StatementRun.class, "2");
        shop.file("V2__create_items.sql", "CREATE TABLE items (id INT PRIMARY KEY)");
        assertThat(refusal(shop::migrate)).startsWith("TEN417").contains("2_create_items");
    }
}
