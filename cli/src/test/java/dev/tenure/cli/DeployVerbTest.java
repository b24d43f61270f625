package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deployment does, and where it stops. */
class DeployVerbTest extends DeployFixture {

    private String programs() throws IOException {
        return ClientPrograms.folder(Files.createDirectory(folder.resolve("programs"))).toString();
    }

    @Test
    void a_deployment_takes_its_steps_in_order_and_ends_with_the_schema_applied() throws IOException {
        Project.Call call = project.run(args(List.of("--programs", programs(), "--yes"), WITHOUT));
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.err()).isEmpty();
        assertThat(steps(call)).containsExactly("preflight: fine", "rehearse: fine", "backup: fine", "gate: fine",
                "confirm: fine", "migrate: fine", "verify: fine");
        assertThat(call.out())
                .contains("Pending: 1_create_orders, 1 statement to run")
                .contains("restored and compared", "maintenance on: not needed", "all is well");
        assertThat(call.out().lines().filter(line -> line.startsWith("  ["))).hasSize(10)
                .allMatch(line -> line.startsWith("  [x] "));
        assertThat(project.run("status").out()).contains("2 applied, 0 pending");
        assertThat(project.run("verify").exit()).isZero();
        assertThat(states()).isEmpty();
    }

    @Test
    void with_nothing_pending_there_is_nothing_to_do() {
        project.run("migrate");
        Whole before = whole();
        Project.Call call = quick();
        assertThat(call.exit()).isZero();
        assertThat(call.out()).contains("Nothing is pending, and nothing was done.");
        assertThat(steps(call)).containsExactly("preflight: fine");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_red_preflight_stops_it() {
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        Whole before = whole();
        Project.Call call = quick("--accept", "TEN406", "--because", "it will do");
        assertStopped(call, "preflight", "TEN406");
        assertThat(call.out()).contains("TEN406 cannot be accepted: the migrations themselves stop at it.");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_red_rehearsal_stops_it() {
        project.write("target/classes/db/migration/V3__broken.sql",
                "CREATE TABLE broken (id INT PRIMARY KEY, other INT, FOREIGN KEY (other) REFERENCES nowhere (id));\n");
        Whole before = whole();
        assertStopped(quick(), "rehearse", "TEN");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_dump_program_that_fails_stops_it() throws IOException {
        String dump = TestServer.shared().server().isMariaDb() ? "mariadb-dump" : "mysqldump";
        Path programs = Path.of(programs());
        Path own = Files.createDirectory(folder.resolve("own"));
        for (String client : List.of("mysql", "mariadb")) {
            if (Files.exists(programs.resolve(client))) {
                Files.createSymbolicLink(own.resolve(client), programs.resolve(client));
            }
        }
        ClientPrograms.script(own, dump, "echo 'error: no room left' >&2; exit 2");
        Whole before = whole();
        Project.Call call = project.run(args(List.of("--programs", own.toString(), "--yes"), WITHOUT));
        assertStopped(call, "backup", "TEN732");
        assertThat(call.out()).contains("no room left");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_backup_command_has_to_end_well_and_to_leave_a_file_of_now() throws IOException {
        Whole before = whole();
        project.write("old.sql", "yesterday's");
        Files.setLastModifiedTime(folder.resolve("old.sql"), java.nio.file.attribute.FileTime.fromMillis(0));
        for (List<String> bad : List.of(
                List.of("exit 3", "it ended with code 3"), List.of("true", "it named no file"),
                List.of("echo nowhere.sql", "is not there"), List.of(": > empty.sql; echo empty.sql", "is empty"),
                List.of("echo old.sql", "is older than this run"))) {
            Project.Call call = project.run(args(List.of("--yes", "--backup-command", bad.get(0)), WITHOUT));
            assertStopped(call, "backup", "TEN745");
            assertThat(call.out()).contains(bad.get(1));
        }
        assertThat(whole()).isEqualTo(before);
        Project.Call named = project.run(args(List.of("--yes", "--backup-command", "echo all of it > named.sql",
                "--backup-file", "named.sql"), WITHOUT));
        assertThat(named.exit()).as(named.out()).isZero();
        assertThat(named.out()).contains("not proved by a restore");
    }

    @Test
    void an_open_gate_item_stops_it() {
        Whole before = whole();
        Project.Call call = project.run(args(List.of("--yes"), BACKUP));
        assertStopped(call, "gate", "TEN758");
        assertThat(call.out()).contains("[ ] 9. Maintenance mode planned");
        assertThat(whole()).isEqualTo(before);
        Project.Call narrow = quick("--rollback-window", "1ms");
        assertStopped(narrow, "gate", "TEN759");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_finding_that_is_accepted_passes_and_is_told_with_its_reason() {
        Project.Call refused = project.run(args(List.of("--yes", "--no-backup"), WITHOUT));
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.err()).contains("--no-backup needs a reason").contains("TEN757");
        Project.Call call = project.run(args(List.of("--yes", "--no-backup", "--accept", "TEN757", "--because",
                "it can be filled anew", "--accept", "TEN713", "--because", "who knows", "--report-json", "r.json"),
                WITHOUT));
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.out()).contains("[!] 8. Database backup created").contains("because it can be filled anew")
                .contains("--accept TEN713 matched nothing.");
        assertThat(read("r.json")).contains("\"because\":\"it can be filled anew\"");
    }

    @Test
    void without_a_terminal_and_without_yes_it_stops_before_the_first_change() {
        Whole before = whole();
        Project.Call call = project.run(args(WITHOUT, BACKUP));
        assertStopped(call, "confirm", "TEN740");
        assertThat(call.out()).contains("Nobody is there to say");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void at_a_terminal_a_person_is_asked_and_everything_but_yes_means_no() {
        Whole before = whole();
        project.answering(question -> "y".toCharArray());
        assertStopped(project.run(args(WITHOUT, BACKUP)), "confirm", "TEN740");
        assertThat(whole()).isEqualTo(before);
        project.answering(question -> {
            assertThat(question).contains(database.name()).contains("(yes/no)");
            return "yes".toCharArray();
        });
        assertThat(project.run(args(WITHOUT, BACKUP)).exit()).isZero();
    }

    @Test
    void a_production_that_is_changed_while_the_question_waits_is_not_migrated() {
        project.answering(question -> {
            database.execute("CREATE TABLE meanwhile (id INT PRIMARY KEY)");
            return "yes".toCharArray();
        });
        assertStopped(project.run(args(WITHOUT, BACKUP)), "migrate", "TEN747");
        assertThat(project.run("status").out()).contains("0 applied, 2 pending");
    }

    @Test
    void two_at_once_are_one_too_many() {
        project.answering(question -> {
            Project.Call second = quick();
            assertThat(second.exit()).isEqualTo(2);
            assertThat(second.err()).contains("TEN746").contains(database.name());
            return "yes".toCharArray();
        });
        assertThat(project.run(args(WITHOUT, BACKUP)).exit()).isZero();
    }

    @Test
    void maintenance_that_cannot_be_switched_on_stops_it_and_is_switched_off() {
        Whole before = whole();
        Project.Call call = project.run(args(List.of("--yes", "--maintenance-on", "echo trying; exit 7",
                "--maintenance-off", "echo off >> off.txt"), BACKUP));
        assertThat(steps(call)).endsWith("maintenance on: STOP", "maintenance off: fine");
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out()).contains("trying", "TEN743", "it ended with code 7", "the production is as it was");
        assertThat(read("off.txt")).isEqualTo("off\n");
        assertThat(whole()).isEqualTo(before);
    }

    @Test
    void a_migration_that_fails_leaves_the_facts_and_lets_users_in_and_the_next_call_goes_on() {
        addMigrationThatFailsInProduction();
        List<String> maintenance = List.of("--yes", "--maintenance-on", "echo on >> users.txt",
                "--maintenance-off", "echo off >> users.txt", "--report", "r.html", "--report-json", "r.json",
                "--report-junit", "r.xml", "--accept", "TEN713", "--because", "they end soon");
        Project.Call call = project.run(args(maintenance, BACKUP));
        assertThat(steps(call)).as(call.out()).endsWith("migrate: STOP", "maintenance off: fine");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.out()).contains("the production IS CHANGED", "tenure rollback", "tenure deploy",
                "A rollback takes back 2_create_notes, 1_create_orders", "only you know to restore", "--accept TEN713 matched nothing.");
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertThat(read("r.html")).contains("Stopped at migrate; the production is changed", "What to do now");
        assertThat(read("r.json")).contains("\"exit\": 2").contains("\"touched\": true");
        assertThat(read("r.xml")).contains("<failure message=");
        database.execute("DELETE FROM companies WHERE id = 3");
        Project.Call again = project.run(args(maintenance, BACKUP));
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("Goes on with the migration that an earlier run had begun.",
                "rehearse: holds still", "backup: holds still", "Applied 3_few");
        assertThat(steps(again)).containsExactly("preflight: fine", "gate: fine", "confirm: fine",
                "maintenance on: fine", "migrate: fine", "verify: fine", "maintenance off: fine");
        assertThat(project.run("status").out()).contains("3 applied, 0 pending");
        assertThat(states()).isEmpty();
    }

    @Test
    void what_verify_finds_in_the_production_is_told_with_the_ways_back() {
        project.write("target/classes/db/migration/V3__orphans.sql", """
                SET SESSION foreign_key_checks = 0;
                INSERT INTO orders (company_id) SELECT id + 1000 FROM companies;
                """);
        project.write("target/classes/db/migration/U3__orphans.sql", "DELETE FROM orders WHERE company_id > 1000;\n");
        Project.Call call = quick();
        assertThat(steps(call)).as(call.out()).endsWith("migrate: fine", "verify: STOP");
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.out()).contains("TEN250", "the production IS CHANGED", "call somebody who may decide",
                "> tenure status --url jdbc:mysql://");
        database.execute("DELETE FROM orders");
        Project.Call again = quick();
        assertThat(again.exit()).as(again.out()).isZero();
        assertThat(steps(again)).containsExactly("preflight: fine", "gate: fine", "migrate: fine", "verify: fine");
    }

    @Test
    void maintenance_that_cannot_be_switched_off_is_said_loudly() {
        Project.Call call = project.run(args(List.of("--yes", "--maintenance-on", "true", "--maintenance-off",
                "exit 4"), BACKUP));
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.err()).contains("MAINTENANCE MODE IS STILL ON").contains("it ended with code 4");
        assertThat(call.out()).contains("TEN744");
    }

    @Test
    void plan_only_tells_everything_and_leaves_nothing_behind() {
        Whole before = whole();
        Project.Call call = project.run(args(List.of("--plan-only", "--yes", "--maintenance-on", "echo on > on.txt",
                "--maintenance-off", "echo off > on.txt"), BACKUP));
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(steps(call)).containsExactly("preflight: fine", "rehearse: fine");
        assertThat(call.out()).contains("1. CREATE TABLE `orders`", "locks orders", "Would do next, backup: ",
                "Would do next, migrate: Runs 2 statements of 2 migrations", "[x] 1. ", "[ ] 8. Database backup created",
                "Not done: backup, gate, confirm, maintenance on, migrate, verify, maintenance off.");
        assertThat(whole()).isEqualTo(before);
        assertThat(folder.resolve("on.txt")).doesNotExist();
        assertThat(folder.resolve("copy.sql")).doesNotExist();
    }

    @Test
    void options_that_contradict_each_other_are_refused_before_anything_is_done() {
        for (List<String> wrong : List.of(
                List.of("--maintenance-on", "true"), List.of("--maintenance-off", "true"),
                List.of("--backup-file", "x"), List.of("--accept", "TEN713"),
                List.of("--accept", "all", "--because", "x"), List.of("--accept", "TEN713", "--because", " "),
                List.of("--rollback-window", "soon"))) {
            Project.Call call = project.run(args(wrong));
            assertThat(call.exit()).as(wrong + call.out()).isEqualTo(64);
            assertThat(call.out()).isEmpty();
        }
        Project.Call nowhere = quick("--report", "nowhere/r.html");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("TEN611").contains("Nothing was done");
    }

    @Test
    void json_tells_the_same_as_the_lines() throws Exception {
        Project.Call call = quick("--json");
        assertThat(call.exit()).isZero();
        assertThat(dev.tenure.schema.json.Json.read(call.out())).asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("verb", "deploy").containsEntry("exit", 0).containsEntry("touched", true)
                .containsKeys("steps", "checklist", "migrations", "finished", "accepted", "left", "decision");
    }

    @Test
    void an_open_transaction_on_a_table_to_be_locked_stops_it() throws Exception {
        Whole before = whole();
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM companies").close();
            assertStopped(quick(), "preflight", "TEN713");
            connection.rollback();
        }
        assertThat(whole()).isEqualTo(before);
    }
}
