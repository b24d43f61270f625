package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Schema;
import dev.tenure.schema.json.Json;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseVerbsTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void project() {
        database = TestServer.shared().createDatabase();
        project = Project.on(database, folder);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<String> tables() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Project.Call fine(String... args) {
        Project.Call call = project.run(args);
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).as(call.out()).isZero();
        return call;
    }

    @Test
    void migrate_tells_each_migration_with_its_time_and_then_has_nothing_to_do() {
        assertThat(fine("migrate").out().lines()).satisfiesExactly(
                line -> assertThat(line).isEqualTo("Migrating: 1_create_orders"),
                line -> assertThat(line).matches("Migrated: 1_create_orders \\(\\d+\\.\\d\\dms\\)"),
                line -> assertThat(line).isEqualTo("Migrating: 2_create_notes"),
                line -> assertThat(line).matches("Migrated: 2_create_notes \\(\\d+\\.\\d\\dms\\)"));
        assertThat(tables()).contains("companies", "orders", "notes");
        assertThat(fine("migrate").out().strip()).isEqualTo("Nothing to migrate.");
        assertThat(fine("verify").out()).contains("no findings");
    }

    @Test
    void a_dry_run_prints_the_sql_and_changes_nothing() {
        List<String> before = tables();
        assertThat(fine("migrate", "--dry-run").out())
                .contains("-- 1_create_orders").contains("CREATE TABLE `orders`").contains("CREATE TABLE `notes`")
                .doesNotContain("Migrating:");
        assertThat(tables()).isEqualTo(before);
        fine("migrate");
        List<String> after = tables();
        assertThat(fine("rollback", "--all", "--dry-run").out()).contains("DROP TABLE `notes`");
        assertThat(tables()).isEqualTo(after);
    }

    @Test
    void plan_tells_statements_with_their_locks_and_changes_nothing() {
        List<String> before = tables();
        assertThat(fine("plan").out())
                .contains("1_create_orders").contains("  1. CREATE TABLE `orders`").contains("locks orders: ");
        assertThat(tables()).isEqualTo(before);
        fine("migrate");
        assertThat(fine("plan").out().strip()).isEqualTo("Nothing to migrate.");
    }

    @Test
    void target_and_only_select_migrations() {
        assertThat(fine("migrate", "--target", "1").out()).contains("create_orders").doesNotContain("create_notes");
        assertThat(fine("status").out()).contains("1 applied, 1 pending");
        fine("rollback");
        assertThat(fine("migrate", "--only", "2").out()).contains("create_notes").doesNotContain("create_orders");
    }

    @Test
    void rollback_goes_as_far_as_it_is_told() {
        fine("migrate", "--step");
        assertThat(fine("rollback").out()).contains("Rolling back: 2_create_notes").doesNotContain("create_orders");
        fine("migrate");
        assertThat(fine("rollback", "--to", "1").out())
                .contains("Rolled back: 2_create_notes (").doesNotContain("1_create");
        fine("migrate");
        assertThat(fine("rollback", "--steps", "2").out()).contains("2_create_notes").contains("1_create_orders");
        assertThat(tables()).containsExactly("companies");
        assertThat(fine("rollback").out().strip()).isEqualTo("Nothing to roll back.");
    }

    @Test
    void tables_with_rows_are_dropped_only_where_that_is_allowed() {
        fine("migrate");
        database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders (company_id) VALUES (1), (1), (1)");
        Project.Call refused = project.run("rollback", "--all");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("orders").contains("3").contains("--allow-data-loss");
        assertThat(tables()).contains("orders", "notes");
        fine("rollback", "--all", "--allow-data-loss");
        assertThat(tables()).containsExactly("companies");
    }

    @Test
    void status_tells_what_is_applied_and_an_edited_migration_is_a_finding() {
        assertThat(fine("status").out())
                .contains(database.name()).contains(TestServer.shared().server().label())
                .contains("0 applied, 2 pending");
        fine("migrate", "--target", "1");
        project.write("target/classes/db/migration/V1__create_orders.sql", "CREATE TABLE orders (id INT);\n");
        Project.Call edited = project.run("status");
        assertThat(edited.exit()).isEqualTo(1);
        assertThat(edited.out()).contains("  ! ").contains("V1__create_orders.sql");
        Project.Call refused = project.run("migrate");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("V1__create_orders.sql");
        assertThat(tables()).doesNotContain("notes");
    }

    @Test
    void a_table_that_is_there_and_equal_is_taken_over_and_said() {
        database.createOwned(Project.SCHEMA);
        assertThat(fine("plan").out()).contains("take over");
        assertThat(fine("migrate").out()).contains("Adopted: ").contains("1_create_orders");
        assertThat(fine("status").out()).contains("taken over");
    }

    @Test
    void a_table_that_is_there_and_differs_is_refused_with_the_differences() {
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        Project.Call refused = project.run("migrate");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("orders").contains("company_id").contains("idx_orders_company");
        assertThat(tables()).doesNotContain("notes");
    }

    @Test
    void adopt_takes_over_what_equals_the_entities_and_lists_what_differs() {
        assertThat(project.run("adopt").exit()).isEqualTo(1);
        fine("migrate");
        database.execute("DROP TABLE tenure_journal", "ALTER TABLE orders ADD extra INT");
        Project.Call differs = project.run("adopt");
        assertThat(differs.exit()).isEqualTo(1);
        assertThat(differs.out()).contains("orders.extra").doesNotContain("aken over");
        database.execute("ALTER TABLE orders DROP extra");
        assertThat(fine("adopt", "--dry-run").out()).contains("Would be taken over: 1_create_orders");
        assertThat(fine("status").out()).contains("0 applied, 2 pending");
        assertThat(fine("adopt").out()).contains("Taken over: 1_create_orders").contains("Taken over: 2_create_notes");
        assertThat(fine("status").out()).contains("2 applied, 0 pending").contains("taken over");
        assertThat(fine("adopt").out()).contains("Nothing to adopt");
    }

    @Test
    void a_history_that_is_named_must_be_there() {
        Project.Call missing = project.run("adopt", "--history", "nowhere");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("TEN431").contains("nowhere").contains("--history");
    }

    @Test
    void verify_names_table_and_object_of_what_is_broken() {
        fine("migrate");
        database.execute("ALTER TABLE notes DROP FOREIGN KEY fk_notes_company", "ALTER TABLE orders ADD extra INT");
        Project.Call broken = project.run("verify");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("notes.fk_notes_company").contains("orders.extra");
    }

    @Test
    void every_verb_answers_in_json_of_one_shape() {
        String server = "\"server\": \"" + TestServer.shared().server().label() + "\"";
        for (List<String> call : List.of(
                List.of("preflight"), List.of("plan"), List.of("status"), List.of("migrate"), List.of("verify"),
                List.of("status"), List.of("adopt"), List.of("rollback", "--all"))) {
            List<String> args = new ArrayList<>(call);
            args.add("--json");
            String json = fine(args.toArray(String[]::new)).out();
            assertThat(json).as(call.toString()).startsWith("{\n  \"verb\": \"" + call.get(0) + "\",\n  \"exit\": 0,\n")
                    .contains("\"schema\": \"com.acme.Shop\"").contains(server).contains("/" + database.name() + "\"")
                    .doesNotContain("Migrating");
        }
    }

    @Test
    void migrations_in_json_tell_statements_and_times() throws Exception {
        String json = fine("migrate", "--json").out();
        assertThat(Json.read(json)).asInstanceOf(
                InstanceOfAssertFactories.MAP).containsKeys("finished", "migrations", "dryRun");
        assertThat(json).contains("\"millis\":").contains("\"direction\":\"up\"").contains("\"action\": \"run\"");
    }

    @Test
    void a_rehearsal_tells_its_steps_and_leaves_everything_as_it_is() {
        List<String> before = tables();
        assertThat(fine("rehearse").out().lines().filter(line -> !line.startsWith("  ")))
                .satisfiesExactly(
                        line -> assertThat(line).matches("clone: fine \\(.*ms\\)"),
                        line -> assertThat(line).startsWith("migrate: fine"),
                        line -> assertThat(line).startsWith("verify: fine"),
                        line -> assertThat(line).startsWith("exercise: fine"),
                        line -> assertThat(line).startsWith("roll back: fine"),
                        line -> assertThat(line).startsWith("migrate again: fine"),
                        line -> assertThat(line).endsWith("no findings"));
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void a_rehearsal_takes_rows_along_and_says_how_many_of_which_table() {
        database.execute("INSERT INTO companies (id) VALUES (1), (2)");
        assertThat(fine("rehearse", "--sample", "5").out())
                .contains("sample: fine", "Copied 2 rows of the production, the first 5 of each tenant", "companies 2");
        Project.Call none = project.run("rehearse", "--sample", "0");
        assertThat(none.exit()).isEqualTo(64);
        assertThat(none.err()).contains("TEN600").contains("--sample 0");
    }

    @Test
    void a_rehearsal_writes_a_page_of_its_own() throws Exception {
        assertThat(fine("rehearse", "--report", "page.html").out()).contains("Report: ");
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("Rehearsal of Shop", "steps, all of them fine", "CREATE TABLE `orders`", "<svg")
                .doesNotContain(database.password());
        Project.Call nowhere = project.run("rehearse", "--report", "nowhere/page.html");
        assertThat(nowhere.err()).contains("TEN611");
    }

    @Test
    void a_rehearsal_that_fails_stops_and_is_a_finding() {
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        Project.Call red = project.run("rehearse");
        assertThat(red.exit()).isEqualTo(1);
        assertThat(red.out()).contains("migrate: STOP").contains("TEN406").doesNotContain("verify");
    }

    @Test
    void a_rehearsal_takes_another_server_of_its_own() {
        Project.Call without = project.run("rehearse", "--scratch-url", "jdbc:mysql://localhost:3306/?user=app");
        assertThat(without.err()).contains("TEN605").contains("TENURE_SCRATCH_PASSWORD");
        project.with("TENURE_SCRATCH_PASSWORD", database.password());
        Project.Call nobody = project.run("rehearse", "--scratch-url", "jdbc:mysql://localhost:1/?user=app");
        assertThat(nobody.err()).contains("TEN607").contains("localhost:1");
        String server = database.url().replace("/" + database.name(), "/");
        String account = (server.contains("?") ? "&" : "?") + "user=" + database.user();
        Project.Call other = project.run("rehearse", "--scratch-url", server + account);
        assertThat(other.exit()).as(other.out() + other.err()).isZero();
    }

    @Test
    void a_backup_without_the_program_for_it_is_refused_in_plain_words() {
        Project.Call refused = project.run("backup", "--programs", "nowhere");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("TEN731").contains("--programs");
        assertThat(project.run("restore", "pom.xml").err()).contains("TEN734");
    }

    @Test
    void an_unknown_database_and_a_wrong_password_are_told_in_plain_words() {
        String nowhere = database.url().replace(database.name(), "tenure_nowhere");
        Project.Call unknown = project.run("status", "--url", nowhere);
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("TEN505").contains("tenure_nowhere");
        Project.Call denied = project.with("TENURE_PASSWORD", "SECRET").run("migrate");
        assertThat(denied.exit()).isEqualTo(2);
        assertThat(denied.err()).contains("TEN503").contains(database.user()).doesNotContain("SECRET");
    }

    @Test
    void a_descriptor_that_was_edited_is_refused() throws IOException {
        Path descriptor = folder.resolve("target/classes/META-INF/tenure/com.acme.Shop.json");
        Files.writeString(descriptor, Files.readString(descriptor).replace("company_id", "tenant_id"));
        for (String verb : List.of(
                "migrate", "verify", "status", "rollback", "preflight", "plan", "adopt", "promote")) {
            Project.Call refused = project.run(verb);
            assertThat(refused.exit()).as(verb).isEqualTo(2);
            assertThat(refused.err()).as(verb).contains("TEN302").contains("com.acme.Shop.json");
        }
        assertThat(tables()).containsExactly("companies");
    }

    @Test
    void migrations_that_are_missing_are_said_to_be() {
        project.describe(new Schema("com.acme.Stock", Optional.empty(), "db/stock", List.of(Project.COMPANIES)));
        Project.Call missing = project.run("migrate", "--schema", "Stock");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("TEN330").contains("stock");
        assertThat(project.run("migrate").err()).contains("TEN306").contains("com.acme.Shop, com.acme.Stock");
    }

    @Test
    void two_migrations_of_one_version_fail_before_anything_is_done() {
        project.write("target/classes/db/migration/V1.0__create_orders_again.sql", "CREATE TABLE x (id INT);\n");
        Project.Call twice = project.run("migrate");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.err()).contains("TEN332").contains("V1.0__create_orders_again.sql");
        assertThat(tables()).containsExactly("companies");
    }

    @Test
    void at_a_terminal_the_password_is_asked_for_and_a_bar_tells_how_far_things_are() {
        List<String> questions = new ArrayList<>();
        project.without("TENURE_PASSWORD").answering(question -> {
            questions.add(question);
            return database.password().toCharArray();
        });
        String out = fine("migrate").out();
        assertThat(questions).singleElement().asString().contains(database.user()).contains(database.name());
        assertThat(out).contains("[##############################] 2/2 2_create_notes").contains("\r\033[K");
        assertThat(out).endsWith("\r\033[K");
        assertThat(out).doesNotContain(database.password());
    }

    @Test
    void a_plan_tells_who_waits_how_large_the_table_is_and_what_stands_against_it() {
        project.run("migrate");
        database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO notes VALUES (1, 1), (2, 1)");
        project.write("target/classes/db/migration/V3__change.sql", """
                -- tenure:expect-none notes of one company
                SELECT COUNT(*) FROM notes WHERE company_id = 1;
                -- tenure:batches `notes` by `id` of 500
                DELETE FROM notes WHERE company_id = 2;
                ALTER TABLE notes MODIFY COLUMN company_id BIGINT UNSIGNED NOT NULL COMMENT 'whose', ALGORITHM=COPY, LOCK=SHARED;
                """);
        Project.Call plan = project.run("plan");
        assertThat(plan.exit()).as(plan.err()).isEqualTo(1);
        assertThat(plan.out())
                .contains("     in batches of 500 rows of notes")
                .contains("locks notes: writers wait, and readers for a moment at its end (it has its rows copied;"
                        + " it has about ")
                .contains("locks companies: writers wait (it has changes that cascade into notes)")
                .contains("TEN422: There must be no notes of one company for V3__change.sql (line 2) to go on,"
                        + " and there are 2: id 1; id 2.");
        assertThat(project.run("preflight").out()).contains("TEN422");
        database.execute("DELETE FROM notes");
        assertThat(project.run("plan").exit()).isZero();
    }

    @Test
    void a_pause_that_is_no_time_is_refused() {
        Project.Call call = project.run("migrate", "--batch-pause", "soon");
        assertThat(call.exit()).isEqualTo(64);
        assertThat(call.err()).contains("--batch-pause soon is no time").contains("50ms");
    }
}
