package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

    private Project.Call run(List<String> command, String input) throws IOException, InterruptedException {
        return project.end(project.start(command, input));
    }

    @Test
    void the_shell_gets_lines_exit_codes_and_errors_apart() throws Exception {
        Project.Call migrated = run(Project.command("migrate"), "");
        assertThat(migrated.exit()).as(migrated.err()).isZero();
        assertThat(migrated.err()).isEmpty();
        assertThat(migrated.out()).contains("Migrated: 2_create_notes (").doesNotContain("\r").doesNotContain("\033");

        database.execute("DROP TABLE notes");
        assertThat(run(Project.command("verify", "--json"), "").exit()).isEqualTo(1);
        assertThat(run(Project.command("status", "--classes", "nowhere"), "").exit()).isEqualTo(2);
        Project.Call wrong = run(Project.command("nonsense"), "");
        assertThat(wrong.exit()).isEqualTo(64);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void without_a_terminal_nobody_is_asked_for_a_password() throws Exception {
        project.without("TENURE_PASSWORD");
        Project.Call call = run(Project.command("status"), database.password() + "\n");
        assertThat(call.exit()).isEqualTo(64);
        assertThat(call.err()).contains("TEN605");
    }

    @Test
    void at_a_terminal_the_password_is_asked_for_unseen_and_a_bar_is_drawn() throws Exception {
        project.without("TENURE_PASSWORD").with("TERM", "xterm");
        Project.Call call = run(Project.atTerminal(Project.command("migrate")), database.password() + "\n");
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
        Process process = project.start(Project.command("migrate", "--batch-pause", "500ms"), "");
        while (ask("SELECT COALESCE(MAX(ranges), 0) FROM tenure_journal") < 2 && process.isAlive()) {
            Thread.sleep(20);
        }
        Project.signal(process, "-INT");
        Project.Call stopped = project.end(process);
        assertThat(stopped.err()).contains("TEN424").contains("it goes on behind (id) = (");
        assertThat(stopped.exit()).isEqualTo(130);
        assertThat(ask("SELECT COUNT(*) FROM texts WHERE met = 0")).isPositive();
        Project.Call completed = run(Project.command("migrate", "--batch-pause", "0ms"), "");
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
