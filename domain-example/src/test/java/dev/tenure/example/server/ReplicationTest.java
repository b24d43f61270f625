package dev.tenure.example.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.Preflight;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.StepReport;
import dev.tenure.example.Example;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Finding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers, one of which follows the other. */
class ReplicationTest {

    private static final String FETCHER = "fetcher";
    private static OwnServer source;
    private static OwnServer replica;

    @BeforeAll
    static void startBoth() throws SQLException {
        source = OwnServer.start("--server-id=1", "--log-bin=binlog");
        source.execute("", "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                "CREATE USER " + FETCHER + "@'127.0.0.1' IDENTIFIED BY '" + FETCHER + "'",
                "GRANT REPLICATION SLAVE ON *.* TO " + FETCHER + "@'127.0.0.1'");
        replica = OwnServer.start("--server-id=2", "--report-host=127.0.0.1", "--log-bin=binlog");
        replica.execute("", "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        follow();
        source.execute("shop", Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
    }

    private static void follow() throws SQLException {
        String file;
        long position;
        try (Connection connection = source.open(""); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        OwnServer.isMariaDb() ? "SHOW MASTER STATUS" : "SHOW BINARY LOG STATUS")) {
            row.next();
            file = row.getString(1);
            position = row.getLong(2);
        }
        String to = OwnServer.isMariaDb()
                ? "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=%d, MASTER_USER='%s', MASTER_PASSWORD='%s',"
                        + " MASTER_LOG_FILE='%s', MASTER_LOG_POS=%d, MASTER_SSL=0"
                : "CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=%d, SOURCE_USER='%s',"
                        + " SOURCE_PASSWORD='%s', SOURCE_LOG_FILE='%s', SOURCE_LOG_POS=%d, GET_SOURCE_PUBLIC_KEY=1";
        replica.execute("", String.format(to, source.port(), FETCHER, FETCHER, file, position), "START REPLICA");
    }

    @AfterAll
    static void endBoth() {
        if (replica != null) {
            replica.close();
        }
        source.close();
    }

    private static StepReport check(PreflightOptions options) {
        return check(() -> source.open("shop"), options);
    }

    private static StepReport check(Connections connections, PreflightOptions options) {
        try {
            return Preflight.run(connections, Example.schema(), Example.migrations(), options);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreflightOptions asking() {
        return PreflightOptions.DEFAULT.withReplicas((host, port) -> {
            assertThat(host + ":" + port).isEqualTo("127.0.0.1:" + replica.port());
            return () -> replica.open("");
        });
    }

    private static StepReport eventually(PreflightOptions options, Predicate<StepReport> condition)
            throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        StepReport seen = check(options);
        while (!condition.test(seen) && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
            seen = check(options);
        }
        assertThat(condition.test(seen)).as(seen.toString()).isTrue();
        return seen;
    }

    private static List<String> codes(StepReport seen) {
        return seen.findings().stream().map(Finding::code).toList();
    }

    private static void caughtUp() throws InterruptedException {
        eventually(asking(), seen -> !seen.isRed());
    }

    @Test
    void a_replica_that_follows_is_evidence() throws Exception {
        caughtUp();
        StepReport seen = check(asking());
        assertThat(seen.said()).contains("The replica at 127.0.0.1:" + replica.port() + " follows, 0 s behind.")
                .anyMatch(line -> line.startsWith("Fetches the binary log: " + FETCHER + "@127.0.0.1:"));
    }

    @Test
    void a_replica_whose_sql_thread_is_stopped_is_found() throws Exception {
        caughtUp();
        replica.execute("", "STOP REPLICA SQL_THREAD");
        try {
            StepReport seen = check(asking());
            assertThat(codes(seen)).containsExactly("TEN716");
            assertThat(seen.findings().get(0).what()).contains("127.0.0.1:" + replica.port() + " does not apply");
        } finally {
            replica.execute("", "START REPLICA SQL_THREAD");
        }
        caughtUp();
    }

    @Test
    void a_replica_that_lags_is_found_with_its_seconds() throws Exception {
        caughtUp();
        try (Connection holder = replica.open("shop"); Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLES companies WRITE");
            source.execute("shop", "INSERT INTO companies (id, name) VALUES (1, 'late')");
            StepReport seen = eventually(asking().withLag(Duration.ofSeconds(1)), StepReport::isRed);
            assertThat(seen.findings()).singleElement()
                    .satisfies(finding -> assertThat(finding.what()).matches(".* is \\d+ s behind\\."));
            statement.execute("UNLOCK TABLES");
        }
        caughtUp();
        source.execute("shop", "DELETE FROM companies");
    }

    @Test
    void a_replica_that_does_not_let_the_account_in_is_not_taken_for_one_without_lag() throws Exception {
        caughtUp();
        StepReport seen = check(PreflightOptions.DEFAULT.withReplicas((host, port) ->
                () -> DriverManager.getConnection(replica.url(""), "nobody", "wrong")));
        assertThat(codes(seen)).containsExactly("TEN716");
        assertThat(seen.findings().get(0).what()).contains("cannot be asked").doesNotContain("wrong");
    }

    @Test
    void a_replica_is_no_place_to_deploy_to() {
        StepReport seen = check(() -> replica.open("shop"), PreflightOptions.DEFAULT);
        assertThat(codes(seen)).contains("TEN717");
        replica.execute("", "SET GLOBAL read_only = ON");
        try {
            assertThat(codes(check(() -> replica.open("shop"), PreflightOptions.DEFAULT))).contains("TEN705", "TEN717");
        } finally {
            replica.execute("", "SET GLOBAL read_only = OFF");
        }
    }

    @Test
    void an_account_that_may_not_ask_is_told_what_is_not_known() {
        source.execute("", "CREATE USER IF NOT EXISTS modest@'127.0.0.1' IDENTIFIED BY 'modest'",
                "GRANT ALL ON shop.* TO modest@'127.0.0.1'");
        StepReport seen = check(() -> DriverManager.getConnection(source.url("shop"), "modest", "modest"), asking());
        assertThat(seen.findings().stream().map(Finding::code)).doesNotContain("TEN716", "TEN717");
        assertThat(seen.said()).anyMatch(line -> line.startsWith("Not known: which replicas it has"))
                .anyMatch(line -> line.startsWith("Not known: whether this server is a replica"));
    }
}
