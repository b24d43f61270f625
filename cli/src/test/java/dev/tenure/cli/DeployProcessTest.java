package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.ClientPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments as processes of their own, which are told to end or killed. */
class DeployProcessTest extends DeployFixture {

    private static final List<String> USERS = List.of(
            "--maintenance-on", "echo on >> users.txt", "--maintenance-off", "echo off >> users.txt");

    private Process start(String... args) throws IOException {
        return project.start(Project.command(args), "");
    }

    private long ask(String sql) {
        try (Connection connection = database.open(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException notYet) {
            return 0;
        }
    }

    /** Two hundred rows, ten at a time, half a second apart. */
    private void addSlowMigration() {
        database.execute("CREATE TABLE texts (id INT PRIMARY KEY, met INT NOT NULL DEFAULT 0)",
                "INSERT INTO texts (id) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                        + " SELECT i FROM n");
        project.write("target/classes/db/migration/V3__touch.sql",
                "-- tenure:batches `texts` by `id` of 10\nUPDATE texts SET met = met + 1 WHERE met < 10;\n");
        project.write("target/classes/db/migration/U3__touch.sql", "UPDATE texts SET met = 0;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-INT", "-TERM"})
    void told_to_end_while_it_migrates_it_ends_at_a_safe_point_and_lets_users_in(String name) throws Exception {
        addSlowMigration();
        Process process = start(args(List.of("--yes", "--batch-pause", "500ms", "--report", "r.html"), USERS, BACKUP));
        while (ask("SELECT COALESCE(MAX(ranges), 0) FROM tenure_journal") < 2 && process.isAlive()) {
            Thread.sleep(20);
        }
        Project.signal(process, name);
        Project.Call call = project.end(process);
        assertThat(call.exit()).as(call.out() + call.err()).isEqualTo(name.equals("-INT") ? 130 : 143);
        assertThat(call.err()).contains("Told to stop");
        assertThat(call.out()).contains("TEN424", "the production IS CHANGED", "tenure rollback");
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertThat(read("r.html")).contains("Stopped at migrate; the production is changed");
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 0")).isPositive();
        Project.Call again = project.run(args(List.of("--yes", "--batch-pause", "0ms"), USERS, BACKUP));
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 1")).isEqualTo(200);
    }

    @Test
    void told_to_end_while_a_command_runs_it_waits_for_that_and_changes_nothing() throws Exception {
        Whole before = whole();
        Process process = start(args(List.of("--yes", "--maintenance-on", "echo on >> users.txt; sleep 2",
                "--maintenance-off", "echo off >> users.txt"), BACKUP));
        while (!Files.exists(folder.resolve("users.txt")) && process.isAlive()) {
            Thread.sleep(20);
        }
        Project.signal(process, "-TERM");
        Project.Call call = project.end(process);
        assertThat(call.out()).contains("TEN741", "the production is as it was");
        assertThat(read("users.txt")).isEqualTo("on\noff\n");
        assertThat(whole()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "on", "off"})
    void killed_at_any_point_it_leaves_a_state_from_which_the_next_call_goes_on(String when) throws Exception {
        Process process = start(args(List.of("--yes",
                "--backup-command", when.equals("backup") ? "kill -9 $PPID" : BACKUP.get(1),
                "--maintenance-on", "echo on >> users.txt" + (when.equals("on") ? "; kill -9 $PPID" : ""),
                "--maintenance-off", when.equals("off") ? "kill -9 $PPID" : "echo off >> users.txt")));
        assertThat(project.end(process).exit()).isEqualTo(137);
        assertThat(ask("SELECT COUNT(*) FROM tenure_journal")).isEqualTo(when.equals("off") ? 2 : 0);
        Project.Call again = project.run(args(List.of("--yes"), USERS, BACKUP));
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("rehearse: holds still");
        assertThat(read("users.txt")).endsWith("off\n");
        if (!when.equals("backup")) {
            assertThat(again.out()).contains("An earlier run had switched maintenance on", "backup: holds still");
        }
        assertThat(project.run("status").out()).contains("2 applied, 0 pending");
    }

    @Test
    void killed_while_it_migrates_the_next_call_goes_on_behind_the_last_batch() throws Exception {
        addSlowMigration();
        Process process = start(args(List.of("--yes", "--batch-pause", "500ms"), USERS, BACKUP));
        while (ask("SELECT COALESCE(MAX(ranges), 0) FROM tenure_journal") < 2 && process.isAlive()) {
            Thread.sleep(20);
        }
        process.destroyForcibly();
        project.end(process);
        Project.Call again = project.run(args(List.of("--yes", "--batch-pause", "0ms"), USERS, BACKUP));
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("Goes on with the migration", "backup: holds still");
        assertThat(read("users.txt")).isEqualTo("on\non\noff\n");
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 1")).isEqualTo(200);
    }

    @Test
    void users_are_locked_out_by_nobody_who_fails_before() throws Exception {
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        Project.Call call = project.end(start(args(List.of("--yes"), USERS, BACKUP)));
        assertThat(call.exit()).isEqualTo(1);
        assertThat(folder.resolve("users.txt")).doesNotExist();
    }

    @Test
    void at_a_terminal_a_bar_shows_how_far_all_is_that_takes_its_time() throws Exception {
        project.with("TERM", "xterm");
        database.execute("CREATE TABLE hoard (id INT AUTO_INCREMENT PRIMARY KEY, text CHAR(128))",
                "INSERT INTO hoard (text) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                        + " SELECT SHA2(RAND(), 512) FROM n, n AS other");
        String programs = ClientPrograms.folder(Files.createDirectory(folder.resolve("programs"))).toString();
        Project.Call call = project.end(project.start(Project.atTerminal(Project.command(
                args(List.of("--yes", "--programs", programs), USERS))), ""));
        assertThat(call.exit()).as(call.out()).isZero();
        for (String bar : List.of("(\\d+)/\\1 probes tried", "\\d/\\d MB dumped", "(\\d)/\\1 MB of the file restored",
                "2/2 tables summed up")) {
            assertThat(call.out()).containsPattern("\\[[#.]{30}] " + bar + ", [0-9.]+ a second");
        }
    }

    @Test
    void commands_get_no_password_and_nothing_that_is_written_holds_one() throws Exception {
        project.with("TENURE_SCRATCH_PASSWORD", database.password());
        String secret = database.password();
        Process process = start(args(List.of("--yes", "--maintenance-on", "env > env.txt", "--maintenance-off",
                "env >> env.txt", "--backup-command", "env > copy.sql; echo copy.sql", "--report", "r.html",
                "--report-json", "r.json", "--report-junit", "r.xml")));
        Project.Call call = project.end(process);
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secret);
            }
        }
        assertThat(read("env.txt")).contains("TENURE_URL=").doesNotContain("PASSWORD");
    }
}
