package dev.tenure.example.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal and a proof on another server than the production's, which gets nothing but the questions. */
class ScratchElsewhereTest {

    private static final String MADE = "SHOW GLOBAL STATUS LIKE 'Com_create_db'";

    private static OwnServer elsewhere;
    private static TestDatabase production;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        elsewhere = OwnServer.start("--skip-log-bin");
        production = TestServer.shared().createDatabase();
        production.createExisting(Example.schema());
        production.execute(
                "INSERT INTO companies (id, name) VALUES (1, 'one'), (2, 'two \uD83D\uDC14')",
                "INSERT INTO customers (id, company_id, name) VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 1, 'c'), (4, 2, 'd')");
    }

    @AfterAll
    static void end() {
        production.close();
        elsewhere.close();
    }

    private Calls.Call run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--scratch-url", elsewhere.url("", "user=" + elsewhere.user()
                + "&allowPublicKeyRetrieval=true")));
        return Calls.run(Map.of(
                "TENURE_URL", production.url(),
                "TENURE_USER", production.user(),
                "TENURE_PASSWORD", production.password(),
                "TENURE_SCRATCH_PASSWORD", OwnServer.PASSWORD,
                "TENURE_CLASSES", Example.CLASSES.toString()), folder, all.toArray(String[]::new));
    }

    private static int made() throws SQLException {
        try (Connection connection = elsewhere.open(""); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MADE)) {
            row.next();
            return row.getInt(2);
        }
    }

    @Test
    void rows_of_the_production_are_rehearsed_with_on_another_server() throws SQLException {
        int before = made();
        Calls.Call call = run("rehearse", "--sample", "2");
        assertThat(call.exit()).as(call.all()).isZero();
        assertThat(call.out()).contains("companies 2, customers 3").contains("Applied ").contains("Took back ");
        assertThat(made()).as("databases that were made elsewhere").isEqualTo(before + 2);
    }

    @Test
    void a_backup_is_proved_on_another_server() throws SQLException {
        int before = made();
        Calls.Call call = run("backup", "--programs", OwnServer.clients().toString());
        assertThat(call.exit()).as(call.all()).isZero();
        assertThat(call.out()).contains("Proved");
        assertThat(made()).as("databases that were made elsewhere").isEqualTo(before + 1);
    }
}
