package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateTest {

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

    private static String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    /** Runs what must be refused, and sees that it left no trace. */
    private String refusalWithoutTrace(Runnable run) throws SQLException {
        Schema before = shop.structure();
        List<String> tables = shop.tables();
        String message = refusal(run);
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.tables()).isEqualTo(tables);
        return message;
    }

    private <T extends MigrationEvent> List<T> events(Class<T> type) {
        return shop.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void what_is_pending_is_applied_once_and_the_status_says_so() {
        assertThat(shop.states()).containsExactly("1 PENDING", "2 PENDING");
        assertThat(shop.migrate().entries()).hasSize(2);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
        assertThat(shop.migrate().entries()).isEmpty();
        Status.Entry entry = shop.status().entries().get(0);
        assertThat(entry.problems()).isEmpty();
        assertThat(entry.adopted()).isFalse();
        assertThat(entry.batch()).contains(1);
        assertThat(entry.by()).get().asString().contains("@");
        assertThat(entry.at()).get().matches(at ->
                Math.abs(at.getEpochSecond() - System.currentTimeMillis() / 1000) < 60);
        assertThat(entry.took()).get().matches(took -> !took.isZero());
        assertThat(shop.status().running()).isEmpty();
    }

    @Test
    void a_plan_and_a_status_change_nothing_and_tell_the_sql_and_the_locks() throws SQLException {
        Plan plan = shop.migrator().plan(MigrateOptions.DEFAULT);
        assertThat(plan.sql()).contains("-- 1_create_orders\nCREATE TABLE `orders`");
        assertThat(plan.entries().get(1).statements().get(0).locks()).extracting("table").startsWith("items");
        shop.status();
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void target_only_and_step_choose_what_is_applied_and_how_it_is_grouped() throws IOException {
        shop.migrate(MigrateOptions.DEFAULT.withTarget(Version.of("1")));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING");
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)").file("U3__note.sql", "DROP TABLE note");
        shop.migrate(MigrateOptions.DEFAULT.withOnly(List.of(Version.of("3"))));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING", "3 APPLIED");
        shop.file("V4__memo.sql", "CREATE TABLE memo (id INT PRIMARY KEY)");
        shop.migrate(MigrateOptions.DEFAULT.withOutOfOrder().withStep());
        assertThat(shop.status().entries()).extracting(entry -> entry.batch().get()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void a_version_that_no_migration_has_is_refused() throws SQLException {
        assertThat(refusalWithoutTrace(() -> shop.migrate(MigrateOptions.DEFAULT.withTarget(Version.of("9")))))
                .startsWith("TEN405").contains("9");
        assertThat(refusalWithoutTrace(() -> shop.migrate(MigrateOptions.DEFAULT.withOnly(List.of(Version.of("9"))))))
                .startsWith("TEN405");
    }

    @Test
    void a_version_below_the_last_applied_one_is_refused_unless_it_is_asked_for() throws IOException, SQLException {
        shop.migrate();
        shop.file("V1_5__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN404").contains("1_5_note");
        shop.migrate(MigrateOptions.DEFAULT.withOutOfOrder());
        assertThat(shop.states()).containsExactly("1 APPLIED", "1_5 APPLIED", "2 APPLIED");
    }

    @Test
    void an_edited_or_missing_file_is_refused_and_the_status_names_it() throws IOException, SQLException {
        shop.migrate();
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)");
        shop.file("V2__create_items.sql", "CREATE TABLE items (id INT PRIMARY KEY)");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN403").contains("V2__create_items.sql");
        assertThat(shop.status().entries().get(1).problems()).singleElement().asString().contains("edited");
        shop.delete("V2__create_items.sql");
        shop.delete("U2__create_items.sql");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN402").contains("2_create_items");
        assertThat(shop.status().entries()).filteredOn(entry -> entry.version().equals(Version.of("2")))
                .singleElement().satisfies(entry -> assertThat(entry.problems()).hasSize(1));
    }

    @Test
    void a_table_that_equals_the_model_is_taken_over_with_its_rows() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        shop.database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1)");
        Plan plan = shop.migrate();
        assertThat(plan.entries()).allSatisfy(entry ->
                assertThat(entry.statements()).extracting(Plan.Planned::action).containsExactly(Plan.Action.ADOPT));
        assertThat(events(MigrationEvent.Finished.class)).extracting(MigrationEvent.Finished::spared)
                .containsExactly(List.of("orders"), List.of("items"));
        assertThat(shop.status().entries()).allMatch(Status.Entry::adopted);
    }

    @Test
    void a_table_that_differs_from_the_model_stops_everything_before_the_first_statement() throws SQLException {
        shop.database.execute("CREATE TABLE items (id INT PRIMARY KEY) COLLATE utf8mb4_general_ci");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN406")
                .contains("items.id").contains("orders_id").contains("utf8mb4_general_ci");
        assertThat(shop.tables()).containsExactly("companies", "items");
        assertThat(refusalWithoutTrace(() -> shop.migrator().plan(MigrateOptions.DEFAULT))).startsWith("TEN406");
    }

    @Test
    void a_table_that_the_model_does_not_know_is_never_taken_over() throws IOException, SQLException {
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)");
        shop.database.execute("CREATE TABLE note (id INT PRIMARY KEY)");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN406").contains("note");
    }

    @Test
    void a_view_in_the_place_of_a_table_is_no_table() throws SQLException {
        shop.database.execute("CREATE VIEW orders AS SELECT 1 AS id");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN406").contains("orders");
    }

    @Test
    void a_statement_that_the_server_refuses_ends_the_run_and_is_run_again_once_the_file_is_right() throws IOException {
        shop.file("V3__note.sql",
                "CREATE TABLE note (id INT PRIMARY KEY);\nCREATE TABEL memo (id INT);\nDROP TABLE note;");
        assertThat(refusal(shop::migrate)).startsWith("TEN526").contains("statement 2 of V3__note.sql (line 2)");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 HALF_APPLIED");
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY);\nCREATE TABLE memo (id INT);");
        shop.migrate();
        assertThat(shop.states()).endsWith("3 APPLIED");
        assertThat(shop.status().entries().get(2).problems()).isEmpty();
    }

    @Test
    void a_half_applied_file_may_become_shorter_but_what_was_done_must_stay() throws IOException, SQLException {
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY);\nCREATE TABEL memo (id INT);");
        refusal(shop::migrate);
        shop.file("V3__note.sql", "CREATE TABLE note (id BIGINT PRIMARY KEY);");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN417").contains("Statement 1 of 3_note");
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY);");
        shop.migrate();
        assertThat(shop.states()).endsWith("3 APPLIED");
    }

    @Test
    void a_first_statement_that_fails_leaves_the_migration_pending_and_the_file_free_to_change() throws IOException {
        shop.file("V1__create_orders.sql", "CREATE TABEL orders (id INT)");
        assertThat(refusal(shop::migrate)).startsWith("TEN526");
        assertThat(shop.states()).containsExactly("1 PENDING", "2 PENDING");
        shop.file("V1__create_orders.sql", "CREATE TABLE orders (id BIGINT UNSIGNED PRIMARY KEY)");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void braces_and_question_marks_reach_the_server_as_they_stand() throws IOException, SQLException {
        shop.file("V3__note.sql",
                "CREATE TABLE note (id INT PRIMARY KEY, t VARCHAR(20) DEFAULT '{d ?}' COMMENT '{fn x}');\n"
                + "INSERT INTO note (id) VALUES (1)");
        shop.migrate();
        assertThat(shop.structure().table("note").orElseThrow().column("t").orElseThrow().comment())
                .isEqualTo("{fn x}");
    }

    @Test
    void a_connection_without_a_database_is_refused() {
        assertThat(refusal(() -> shop.migrate(
                        () -> TestServer.shared().open(), MigrateOptions.DEFAULT)))
                .startsWith("TEN401");
    }

    @Test
    void a_table_that_only_looks_like_the_journal_is_refused() throws SQLException {
        shop.database.execute("CREATE TABLE " + JournalSql.JOURNAL + " (id INT)");
        assertThat(refusalWithoutTrace(shop::migrate)).startsWith("TEN416");
    }

    @Test
    void two_schemas_share_a_database_without_seeing_each_other() {
        shop.migrate();
        Schema other = new Schema("app.Other", Shop.MODEL.tenant(), Shop.MODEL.migrations(), Shop.MODEL.tables());
        assertThat(Status.read(shop.database, other, shop.migrations()).entries())
                .allMatch(entry -> entry.state() == Status.State.PENDING);
    }

    @Test
    void the_connection_goes_back_with_the_lock_released() {
        shop.migrate();
        shop.migrate();
        assertThat(events(MigrationEvent.WaitingForLock.class)).isEmpty();
        assertThat(events(MigrationEvent.LockTaken.class)).hasSize(2);
    }
}
