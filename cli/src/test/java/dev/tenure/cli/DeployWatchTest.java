package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.schema.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole deployment with its watch, and what becomes of it where the server is not as usual behind it. */
class DeployWatchTest extends DeployFixture {

    private static final List<String> CALL = List.of("--yes", "--report", "r.html", "--report-json", "r.json",
            "--maintenance-on", "echo on >> users.txt", "--maintenance-off", "echo off >> users.txt");

    @BeforeEach
    void makeRoom() {
        Trouble.makeRoom(database);
    }

    private Project.Call deploy(String... more) {
        return project.run(args(CALL, BACKUP, List.of("--watch", "2s"), List.of(more)));
    }

    /** While users send orders of a company that is not there, once they are let in. */
    private Trouble trouble() {
        return trouble("DO 0");
    }

    private Trouble trouble(String first) {
        return Trouble.on(database, () -> areUsersIn(), first);
    }

    private Project.Call deployTroubled(String... more) throws Exception {
        try (Trouble trouble = trouble()) {
            return deploy(more);
        }
    }

    private boolean areUsersIn() {
        return areUsersIn("on\noff\n");
    }

    private boolean areUsersIn(String switched) {
        return Files.exists(folder.resolve("users.txt")) && read("users.txt").startsWith(switched);
    }

    private long orders() {
        try (Connection connection = database.open(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<?, ?> json() throws IOException {
        return (Map<?, ?>) Json.read(read("r.json"));
    }

    private Map<?, ?> step(String name) throws IOException {
        return ((List<?>) json().get("steps")).stream().map(each -> (Map<?, ?>) each)
                .filter(each -> each.get("step").equals(name)).findFirst().orElseThrow();
    }

    private void assertKeptAsChanged(boolean touched) throws IOException {
        assertThat(states()).hasSize(1);
        assertThat(Files.readString(states().get(0)))
                .contains("\"touched\": " + touched).contains("\"maintenance\": false");
    }

    @Test
    void a_quiet_watch_ends_green_and_its_counters_stand_in_the_report() throws IOException {
        Project.Call call = deploy();
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(steps(call)).endsWith("verify: fine", "maintenance off: fine", "watch: fine");
        assertThat(call.out()).contains("Watched for 2 s, 2 looks: all as usual.", "all is well");
        assertThat(step("watch").get("listings").toString())
                .contains("What the server counted", "deadlocks", "waits for rows", "as usual");
        assertThat(read("r.html")).contains("What the server counted", "waits for rows that were given up");
        assertThat(states()).isEmpty();
    }

    @Test
    void what_is_too_much_stops_it_with_the_ways_back_and_nothing_is_undone() throws Exception {
        Project.Call call = deployTroubled();
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(2);
        assertThat(steps(call)).endsWith("maintenance off: fine", "watch: STOP");
        assertThat(call.out()).contains("TEN781: Too many ", " orders",
                "Take the migrations back.", "The worst of it is moderate.",
                "A rollback takes back 2_create_notes, 1_create_orders; it loses no rows.", "In the rehearsal it took ",
                "copy.sql, which only you know to restore.", "  > tenure rollback --all --url jdbc:mysql://",
                "stopped at watch; the production IS CHANGED");
        assertThat(json().get("touched")).isEqualTo(true);
        assertThat(json().get("decision").toString()).contains("Take the migrations back.");
        assertThat(read("r.html")).contains("Stopped at watch; the production is changed",
                "Take the migrations back.");
        assertThat(project.run("status").out()).contains("2 applied, 0 pending");
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertKeptAsChanged(true);
    }

    @Test
    void what_was_watched_with_trouble_is_watched_again_by_the_next_call() throws Exception {
        assertThat(deployTroubled().exit()).isEqualTo(2);
        Project.Call again = deploy();
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(steps(again)).containsExactly("preflight: fine", "gate: fine", "migrate: fine", "verify: fine",
                "watch: fine");
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertThat(states()).isEmpty();
    }

    @Test
    void auto_takes_the_migrations_back_with_users_kept_out_and_the_next_call_begins_anew() throws Exception {
        List<DatabaseObject> before = whole().structure();
        Project.Call call = deployTroubled("--auto");
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(1);
        assertThat(steps(call)).endsWith("watch: STOP", "undo: fine", "maintenance off: fine");
        assertThat(call.out()).contains("Took back 2_create_notes, 1_create_orders.",
                "The structure is what it was before the migrate:", "stopped at watch; the production is as it was");
        assertThat(whole().structure()).isEqualTo(before);
        assertThat(read("users.txt")).isEqualTo("on\noff\non\noff\n");
        assertThat(json().get("touched")).isEqualTo(false);
        assertThat(step("undo").get("said").toString()).contains("Took back 2_create_notes, 1_create_orders.");
        assertThat(read("r.html")).contains("Stopped at watch; the production is as it was", "Took back 2_create_notes");
        assertKeptAsChanged(false);
        Project.Call again = deploy();
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("rehearse: holds still");
        assertThat(steps(again)).containsExactly("preflight: fine", "gate: fine", "confirm: fine",
                "maintenance on: fine", "migrate: fine", "verify: fine", "maintenance off: fine", "watch: fine");
        assertThat(states()).isEmpty();
    }

    @Test
    void auto_loses_no_rows_that_were_written_meanwhile_unless_it_is_allowed_to() throws Exception {
        try (Trouble trouble = trouble("INSERT INTO orders (company_id) VALUES (1)")) {
            Project.Call call = deploy("--auto");
            assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(2);
            assertThat(steps(call)).endsWith("watch: STOP", "undo: STOP");
            assertThat(call.out()).contains("TEN790", "orders (1 row)", "the production IS CHANGED",
                    "  > tenure rollback --all --allow-data-loss --url");
            assertThat(orders()).isEqualTo(1);
            // nothing was to be done for which users would have to be kept out
            assertThat(read("users.txt")).isEqualTo("on\noff\n");
            assertKeptAsChanged(true);
            Project.Call allowed = deploy("--auto", "--allow-data-loss");
            assertThat(allowed.exit()).as(allowed.out() + allowed.err()).isEqualTo(1);
            assertThat(allowed.out()).contains("Took back 2_create_notes, 1_create_orders.",
                    "the production is as it was");
        }
        assertThat(project.run("status").out()).contains("0 applied, 2 pending");
    }

    @Test
    void nothing_is_undone_where_users_cannot_be_kept_out() throws Exception {
        try (Trouble trouble = trouble()) {
            Project.Call call = project.run(args(List.of("--yes", "--watch", "2s", "--auto",
                    "--maintenance-on", "test ! -e users.txt && echo on >> users.txt",
                    "--maintenance-off", "echo off >> users.txt"), BACKUP));
            assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(2);
            assertThat(steps(call)).endsWith("watch: STOP", "undo: STOP", "maintenance off: fine");
            assertThat(call.out()).contains("TEN743", "Nothing is undone: users cannot be kept out.",
                    "the production IS CHANGED");
        }
        assertThat(orders()).isZero();
        assertKeptAsChanged(true);
    }

    @Test
    void rows_that_come_while_users_are_being_kept_out_are_not_lost_either() throws Exception {
        try (Trouble trouble = trouble(); Trouble late = Trouble.on(database, () -> areUsersIn("on\noff\non\n"),
                "INSERT INTO orders (company_id) VALUES (1)")) {
            Project.Call call = project.run(args(List.of("--yes", "--watch", "2s", "--auto",
                    "--maintenance-on", "echo on >> users.txt; sleep 1",
                    "--maintenance-off", "echo off >> users.txt"), BACKUP));
            assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(2);
            assertThat(call.out()).contains("it loses no rows.", "TEN790", "orders (1 row)", "Nothing was changed.")
                    .doesNotContain("TEN791");
        }
        assertThat(orders()).isEqualTo(1);
        assertThat(read("users.txt")).isEqualTo("on\noff\non\noff\n");
        assertKeptAsChanged(true);
    }

    @Test
    void told_to_end_while_it_watches_it_is_deployed_and_says_for_how_long_it_watched() throws Exception {
        Process process = project.start(Project.command(args(CALL, BACKUP, List.of("--watch", "60s"))), "");
        Project.Call call = project.interrupt(process, "watch …");
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(130);
        assertThat(call.err()).contains("Told to stop: it ends at the next safe point.");
        assertThat(call.out()).contains("Told to stop after ", "watch: fine", "all is well");
        assertThat(project.run("status").out()).contains("2 applied, 0 pending");
        assertThat(states()).isEmpty();
    }

    @Test
    void told_to_end_while_it_watches_trouble_it_undoes_nothing_by_itself() throws Exception {
        try (Trouble trouble = trouble()) {
            Process process =
                    project.start(Project.command(args(CALL, BACKUP, List.of("--watch", "60s", "--auto"))), "");
            Project.Call call = project.interrupt(process, "Too many ");
            assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(130);
            assertThat(call.out()).contains("Told to stop after ", "watch: STOP",
                    "It was told to stop: go on, or go back.",
                    "Nothing is undone by itself, since it was told to stop.",
                    "the production IS CHANGED", "  > tenure deploy --url", "  > tenure rollback --all --url");
        }
        assertThat(json().get("decision").toString()).contains("It was told to stop");
        assertThat(orders()).isZero();
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertKeptAsChanged(true);
    }
}
