package dev.tenure.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tenure.deploy.Gravity;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.CounterSource;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to a server here happens for real, and the server's own counters are what tells of it. */
class WatchOnServerTest {

    private static final boolean MARIADB = TestServer.shared().server().isMariaDb();

    private static final Schema SCHEMA = new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS,
            List.of(table("orders"), table("lines")));

    private final TestDatabase database = TestServer.shared().createDatabase();
    private final ExecutorService others = Executors.newFixedThreadPool(2);

    private static Table table(String name) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("id", ColumnType.bigUnsigned(), false)), List.of("id"), List.of(), List.of(),
                List.of(), List.of(), Optional.empty());
    }

    /** Something that other sessions do while a watch runs. */
    private interface Trouble {
        void make() throws Exception;
    }

    @BeforeEach
    void create() {
        database.execute(
                "CREATE TABLE orders (id BIGINT UNSIGNED PRIMARY KEY, paid INT NOT NULL DEFAULT 0, CHECK (paid >= 0))",
                "CREATE TABLE `lines` (id BIGINT UNSIGNED PRIMARY KEY, order_id BIGINT UNSIGNED,"
                        + " CONSTRAINT fk_lines_order FOREIGN KEY (order_id) REFERENCES orders (id))",
                "INSERT INTO orders (id) VALUES (1), (2)");
        if (!MARIADB) {
            // it has room for ten thousand kinds of statements, and a day of tests sends more
            database.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
        }
    }

    @AfterEach
    void drop() {
        others.shutdownNow();
        database.close();
    }

    /** Of a server on which nothing ever happened: what other tests did to this one is not what is asked here. */
    private Baseline idle() throws SQLException {
        return new Baseline(nothing(), nothing());
    }

    private static Sample nothing() {
        return Sample.of(Map.of("at", Instant.now().toString(), "counters", Map.of()));
    }

    private WatchReport watch(Trouble trouble) throws Exception {
        return watch(database, idle(), trouble);
    }

    /** Watches until the trouble is made, and once more. */
    private WatchReport watch(Connections connections, Baseline baseline, Trouble trouble) throws Exception {
        Thread watching = Thread.currentThread();
        Future<?> made = others.submit(() -> {
            try {
                Thread.sleep(300);
                trouble.make();
                Thread.sleep(300);
            } finally {
                watching.interrupt();
            }
            return null;
        });
        WatchReport report = Watch.run(connections, SCHEMA, baseline, Duration.ofMinutes(30), Duration.ofMillis(100),
                Watch.Listener.NONE);
        made.get();
        return report;
    }

    private static List<String> found(WatchReport report) {
        return report.breaches().stream().map(breach -> breach.gravity() + " " + breach.counter()).toList();
    }

    private static Breach breach(WatchReport report, String counter) {
        return report.breaches().stream().filter(breach -> breach.counter().equals(counter)).findFirst()
                .orElseThrow(() -> new AssertionError(counter + " is not among " + found(report)));
    }

    private void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql)).isInstanceOf(SQLException.class);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_server_on_which_nothing_goes_wrong_is_as_usual() throws Exception {
        WatchReport report = watch(database, Baseline.take(database, SCHEMA), () -> database.execute(
                "INSERT INTO orders (id) VALUES (3)", "UPDATE orders SET paid = 1", "SELECT * FROM `lines`"));
        assertThat(report.breaches()).isEmpty();
        assertThat(report.samples()).isGreaterThan(3);
        assertThat(report.told()).isTrue();
        assertThat(report.lines()).hasSizeGreaterThan(10);
    }

    @Test
    void a_foreign_key_that_refuses_is_seen_with_its_table() throws Exception {
        WatchReport report = watch(() -> {
            try (Connection connection = database.open()) {
                // a server keeps the last one only, and other tests may run on it too
                for (int i = 0; i < 40; i++) {
                    refused(connection, "INSERT INTO `lines` VALUES (1, 99)");
                    Thread.sleep(40);
                }
            }
        });
        Breach breach = breach(report, MARIADB ? Counters.FOREIGN_KEYS_ON_OURS
                : "failed statements on tables of the schema");
        assertThat(breach.gravity()).isEqualTo(Gravity.MODERATE);
        assertThat(breach.found()).contains("lines");
        assertThat(breach.finding().code()).isEqualTo("TEN781");
    }

    @Test
    void duplicates_are_seen_where_the_server_counts_them() throws Exception {
        WatchReport report = watch(() -> {
            try (Connection connection = database.open()) {
                for (int i = 0; i < 60; i++) {
                    refused(connection, "INSERT INTO orders (id) VALUES (1)");
                }
            }
        });
        if (MARIADB) {
            assertThat(report.said()).anyMatch(said -> said.startsWith("Not watched: duplicates; "));
        } else {
            assertThat(breach(report, "duplicates").found()).startsWith("60 in");
            assertThat(breach(report, "failed statements on tables of the schema").found()).contains("orders 60");
        }
    }

    @Test
    void values_that_are_refused_are_seen_where_the_server_counts_them() throws Exception {
        assumeThat(MARIADB).isFalse();
        WatchReport report = watch(() -> {
            try (Connection connection = database.open()) {
                for (int i = 0; i < 12; i++) {
                    refused(connection, "UPDATE orders SET paid = -1");
                    refused(connection, "SELECT missing FROM orders");
                }
            }
        });
        assertThat(breach(report, "values that were refused").found()).startsWith("12 in");
        assertThat(breach(report, "tables, columns and programs that are not there").gravity())
                .isEqualTo(Gravity.MODERATE);
    }

    @Test
    void a_deadlock_on_a_table_of_the_schema_is_seen_at_once() throws Exception {
        WatchReport report = watch(this::deadlock);
        assertThat(breach(report, Counters.DEADLOCKS_ON_OURS).found()).contains("on orders");
    }

    private void deadlock() throws Exception {
        try (Connection one = database.open(); Connection other = database.open()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            execute(one, "UPDATE orders SET paid = 1 WHERE id = 1");
            execute(other, "UPDATE orders SET paid = 1 WHERE id = 2");
            Future<Boolean> first = others.submit(() -> succeeds(one, "UPDATE orders SET paid = 2 WHERE id = 2"));
            Thread.sleep(200);
            boolean second = succeeds(other, "UPDATE orders SET paid = 2 WHERE id = 1");
            assertThat(second && first.get()).isFalse();
            one.rollback();
            other.rollback();
        }
    }

    private static boolean succeeds(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void rows_that_are_waited_for_in_vain_are_seen() throws Exception {
        WatchReport report = watch(() -> {
            try (Connection holder = database.open(); Connection waiter = database.open()) {
                holder.setAutoCommit(false);
                execute(holder, "UPDATE orders SET paid = 1 WHERE id = 1");
                execute(waiter, "SET SESSION innodb_lock_wait_timeout = 1");
                for (int i = 0; i < 3; i++) {
                    refused(waiter, "UPDATE orders SET paid = 2 WHERE id = 1");
                }
                holder.rollback();
            }
        });
        assertThat(breach(report, "waits for rows that were given up").found()).startsWith("3 in");
    }

    @Test
    void slow_statements_are_seen() throws Exception {
        WatchReport report = watch(() -> {
            try (Connection connection = database.open()) {
                execute(connection, "SET SESSION long_query_time = 0.01");
                for (int i = 0; i < 6; i++) {
                    execute(connection, "SELECT SLEEP(0.05)");
                }
            }
        });
        Breach breach = breach(report, "slow statements");
        assertThat(breach.gravity()).isEqualTo(Gravity.MINOR);
        assertThat(breach.finding().code()).isEqualTo("TEN780");
    }

    @Test
    void connections_that_are_refused_are_seen() throws Exception {
        WatchReport report = watch(() -> {
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "nobody_here", "wrong"))
                        .isInstanceOf(SQLException.class);
            }
        });
        assertThat(breach(report, "connections that were refused").found()).startsWith("6 in");
    }

    @Test
    void connections_that_break_are_seen() throws Exception {
        WatchReport report = watch(() -> {
            for (int i = 0; i < 12; i++) {
                try (Connection connection = database.open()) {
                    connection.abort(Runnable::run);
                }
            }
            Thread.sleep(500);
        });
        assertThat(breach(report, "connections that broke").gravity()).isEqualTo(Gravity.MINOR);
    }

    @Test
    void what_an_account_may_not_see_is_said_and_the_rest_is_watched() throws Exception {
        String account = "u" + database.name().substring("tenure_".length());
        for (String host : List.of("'%'", "'localhost'")) {
            database.execute("CREATE USER " + account + "@" + host + " IDENTIFIED BY 'let me in'",
                    "GRANT SELECT ON `" + database.name() + "`.* TO " + account + "@" + host);
        }
        try {
            WatchReport report = watch(() -> DriverManager.getConnection(database.url(), account, "let me in"),
                    idle(), this::refuseLogins);
            assertThat(report.said())
                    .anyMatch(said -> said.startsWith("Not watched: " + Counters.DEADLOCKS_ON_OURS)
                            && said.contains("PROCESS"))
                    .anyMatch(said -> said.startsWith("Not watched: duplicates"))
                    .allMatch(said -> !said.contains("let me in"));
            assertThat(found(report)).contains("MINOR connections that were refused");
        } finally {
            database.execute("DROP USER " + account + "@'%', " + account + "@'localhost'");
        }
    }

    private void refuseLogins() {
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "nobody_here", "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_connection_that_is_cut_is_opened_again() throws Exception {
        List<Connection> opened = new ArrayList<>();
        WatchReport report = watch(() -> {
            Connection connection = database.open();
            opened.add(connection);
            return connection;
        }, idle(), () -> opened.get(0).abort(Runnable::run));
        assertThat(opened).hasSize(2);
        assertThat(report.said()).anyMatch(said -> said.startsWith("The server did not answer: "));
        assertThat(report.silence()).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_any_more_ends_the_watch() throws Exception {
        List<Connection> opened = new ArrayList<>();
        Connections first = () -> {
            if (!opened.isEmpty()) {
                throw new SQLException("Connection refused", "08001");
            }
            opened.add(database.open());
            opened.get(0).setNetworkTimeout(Runnable::run, 1000);
            return opened.get(0);
        };
        others.submit(() -> {
            Thread.sleep(300);
            opened.get(0).abort(Runnable::run);
            return null;
        });
        WatchReport report = Watch.run(first, SCHEMA, idle(), Duration.ofMinutes(1), Duration.ofMillis(100),
                Watch.Listener.NONE);
        assertThat(report.silence()).isPresent();
        assertThat(report.findings()).extracting(finding -> finding.code()).containsExactly("TEN783");
        assertThat(report.took()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void it_ends_when_its_time_is_over() throws Exception {
        WatchReport report = Watch.run(database, SCHEMA, Baseline.take(database, SCHEMA), Duration.ofMillis(350),
                Duration.ofMillis(100), Watch.Listener.NONE);
        assertThat(report.took()).isBetween(Duration.ofMillis(350), Duration.ofSeconds(5));
        assertThat(report.told()).isFalse();
        assertThat(report.samples()).isGreaterThan(2);
    }

    @Test
    void a_baseline_is_what_was_counted_a_second_and_comes_back_from_a_file() throws Exception {
        Baseline baseline = Baseline.take(database, SCHEMA).until(database, SCHEMA);
        Counter.Place refused = new Counter.Place(CounterSource.STATUS, List.of("Aborted_connects"));
        Baseline read = Baseline.of(baseline.document());
        assertThat(read.rate(refused)).isEqualTo(baseline.rate(refused));
        assertThat(read.document()).isEqualTo(baseline.document());
    }
}
