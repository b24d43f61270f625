package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: what the shell sees, and what a person sees at a terminal. */
class ProcessTest {

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

    private static List<String> tenure(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Tenure.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private Project.Call run(List<String> command, String input) throws IOException, InterruptedException {
        return run(command, input, process -> {});
    }

    /** What is done to a process while it runs. */
    private interface Meanwhile {
        void to(Process process) throws IOException, InterruptedException;
    }

    private Project.Call run(List<String> command, String input, Meanwhile meanwhile)
            throws IOException, InterruptedException {
        Path in = project.write("in.txt", input);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TENURE_"));
        builder.environment().putAll(project.environment());
        Process process = builder.start();
        meanwhile.to(process);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended within a minute").isTrue();
        return new Project.Call(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void the_shell_gets_lines_exit_codes_and_errors_apart() throws Exception {
        Project.Call migrated = run(tenure("migrate"), "");
        assertThat(migrated.exit()).as(migrated.err()).isZero();
        assertThat(migrated.err()).isEmpty();
        assertThat(migrated.out()).contains("Migrated: 2_create_notes (").doesNotContain("\r").doesNotContain("\033");

        database.execute("DROP TABLE notes");
        assertThat(run(tenure("verify", "--json"), "").exit()).isEqualTo(1);
        assertThat(run(tenure("status", "--classes", "nowhere"), "").exit()).isEqualTo(2);
        Project.Call wrong = run(tenure("nonsense"), "");
        assertThat(wrong.exit()).isEqualTo(64);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void without_a_terminal_nobody_is_asked_for_a_password() throws Exception {
        project.without("TENURE_PASSWORD");
        Project.Call call = run(tenure("status"), database.password() + "\n");
        assertThat(call.exit()).isEqualTo(64);
        assertThat(call.err()).contains("TEN605");
    }

    @Test
    void at_a_terminal_the_password_is_asked_for_unseen_and_a_bar_is_drawn() throws Exception {
        project.without("TENURE_PASSWORD").with("TERM", "xterm");
        // util-linux' script gives the command a terminal, setsid keeps their signals away from the build
        String quoted = "'" + String.join("' '", tenure("migrate")) + "'";
        List<String> atTerminal =
                List.of("setsid", "--wait", "script", "--quiet", "--return", "--command", quoted, "/dev/null");
        Project.Call call = run(atTerminal, database.password() + "\n");
        assertThat(call.exit()).as(call.out()).isZero();
        assertThat(call.out())
                .contains("Password for " + database.user())
                .contains("[##############################] 2/2 2_create_notes")
                .contains("Migrated: 2_create_notes (");
    }

    @Test
    void ctrl_c_ends_batches_behind_the_current_one_and_the_next_call_goes_on_there() throws Exception {
        project.run("migrate");
        database.execute("CREATE TABLE texts (id INT PRIMARY KEY, met INT NOT NULL DEFAULT 0)",
                "INSERT INTO texts (id) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                        + " SELECT i FROM n");
        project.write("target/classes/db/migration/V3__touch.sql",
                "-- tenure:batches `texts` by `id` of 10\nUPDATE texts SET met = met + 1 WHERE met < 10;");
        Project.Call stopped = run(tenure("migrate", "--batch-pause", "500ms"), "", process -> {
            while (ask("SELECT COALESCE(MAX(ranges), 0) FROM tenure_journal") < 2) {
                Thread.sleep(20);
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        });
        assertThat(stopped.err()).contains("TEN424").contains("it goes on behind (id) = (");
        assertThat(stopped.exit()).isEqualTo(130);
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 0")).isPositive();
        Project.Call completed = run(tenure("migrate", "--batch-pause", "0ms"), "");
        assertThat(completed.exit()).as(completed.err()).isZero();
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 1")).isEqualTo(200);
    }

    private long ask(String sql) {
        try (Connection connection = database.open(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
