package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every error is provoked for real: what the two servers say differs, what Tenure makes of it does not. */
class ServerErrorsTest {

    private final TestServer server = TestServer.shared();
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = server.createDatabase();
        connection = database.open();
        SessionSql.prepare(connection, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    /** What Tenure says when the last of the statements fails. */
    private String message(String... statements) {
        database.execute(Arrays.copyOf(statements, statements.length - 1));
        String last = statements[statements.length - 1];
        SQLException failure = catchThrowableOfType(SQLException.class, () -> run(last));
        TenureException explained = ServerErrors.explain(failure, "testing", connection);
        assertThat(explained.remedy()).isNotBlank();
        assertThat(explained.getCause()).isSameAs(failure);
        return explained.getMessage();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String connecting(String url, String user, String password) {
        SQLException failure =
                catchThrowableOfType(SQLException.class, () -> open(url, user, password).close());
        return ServerErrors.explain(failure, "connecting").getMessage();
    }

    private static Connection open(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static final String PARENT = "CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY, a INT, b INT) ENGINE=InnoDB";

    private static String child(String column, String reference) {
        return "CREATE TABLE c (id INT PRIMARY KEY, p_id " + column + ", CONSTRAINT fk_c FOREIGN KEY (p_id) REFERENCES "
                + reference + ") ENGINE=InnoDB";
    }

    @Test
    void a_missing_parent_is_named() {
        assertThat(message(child("BIGINT UNSIGNED", "missing (id)"))).startsWith("TEN511").contains("table missing,");
    }

    @Test
    void columns_of_different_types_are_named() {
        assertThat(message(PARENT, child("BIGINT", "p (id)"))).startsWith("TEN512").contains("fk_c", "p_id", "id.");
    }

    @Test
    void a_missing_column_of_the_parent_is_named() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED", "p (nothing)"))).startsWith("TEN513")
                .contains("fk_c", "nothing");
    }

    @Test
    void a_parent_without_a_key_over_the_columns_is_named() {
        assertThat(message(PARENT, child("INT", "p (a)"))).startsWith("TEN514").contains("fk_c");
    }

    @Test
    void a_foreign_key_to_columns_that_are_not_unique_is_refused_or_taken_as_the_server_has_it() throws SQLException {
        String child = "CREATE TABLE c (x INT, y INT, CONSTRAINT fk_c FOREIGN KEY (x) REFERENCES p (a)) ENGINE=InnoDB";
        if (server.server().isMariaDb()) {
            database.execute(PARENT, "CREATE INDEX i ON p (a)", child);
        } else {
            assertThat(message(PARENT, "CREATE INDEX i ON p (a)", child)).startsWith("TEN514")
                    .contains("fk_c", "unique key");
        }
    }

    @Test
    void a_name_of_a_foreign_key_that_is_taken_is_said() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED", "p (id)"),
                child("BIGINT UNSIGNED", "p (id)").replace("TABLE c", "TABLE d"))).startsWith("TEN515");
    }

    @Test
    void a_rule_that_nulls_a_column_that_takes_no_null_is_said() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED NOT NULL", "p (id) ON DELETE SET NULL")))
                .startsWith("TEN516").contains("fk_c");
    }

    @Test
    void a_table_that_is_there_already_is_named() {
        assertThat(message(PARENT, PARENT)).startsWith("TEN520").contains("table p is there");
    }

    @Test
    void a_table_or_column_that_is_not_there_is_named() {
        assertThat(message("DROP TABLE missing")).startsWith("TEN521").contains("missing");
        assertThat(message("SELECT * FROM missing")).startsWith("TEN521").contains("missing");
        assertThat(message(PARENT, "SELECT nothing FROM p")).startsWith("TEN522").contains("nothing");
    }

    @Test
    void an_index_that_a_foreign_key_needs_is_named() {
        assertThat(message(PARENT,
                "CREATE TABLE c (p_id BIGINT UNSIGNED, KEY i (p_id),"
                        + " CONSTRAINT fk_c FOREIGN KEY (p_id) REFERENCES p (id))",
                "DROP INDEX i ON c")).startsWith("TEN523").contains("index i ");
    }

    @Test
    void a_table_that_another_refers_to_is_not_dropped_and_the_other_is_named() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED", "p (id)"), "DROP TABLE p")).startsWith("TEN524")
                .contains("table p cannot", ": c refers");
    }

    @Test
    void a_key_that_is_too_long_is_said() {
        assertThat(message("CREATE TABLE t (a VARCHAR(5000), b VARCHAR(5000), c VARCHAR(5000), d VARCHAR(5000))"))
                .startsWith("TEN525");
    }

    @Test
    void a_statement_that_cannot_be_read_is_quoted_from_where_it_is_wrong() {
        assertThat(message("CREATE TABEL t (id INT)")).startsWith("TEN526").contains("TABEL t");
    }

    @Test
    void a_column_that_is_given_twice_is_named() {
        assertThat(message("CREATE TABLE t (a INT, a INT)")).startsWith("TEN527").contains("name a ");
    }

    @Test
    void a_second_row_under_a_unique_key_is_named() {
        assertThat(message("CREATE TABLE t (a INT, UNIQUE KEY only_one (a))", "INSERT INTO t VALUES (7)",
                "INSERT INTO t VALUES (7)")).startsWith("TEN530").contains("7", "only_one");
    }

    @Test
    void a_column_without_a_value_is_named() {
        assertThat(message("CREATE TABLE t (id INT PRIMARY KEY, company_id INT NOT NULL)",
                "INSERT INTO t (id) VALUES (1)"))
                .startsWith("TEN531").contains("company_id");
        assertThat(message("INSERT INTO t VALUES (1, NULL)")).startsWith("TEN535").contains("company_id");
    }

    @Test
    void a_row_without_its_parent_is_named() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED", "p (id)"), "INSERT INTO c VALUES (1, 1)"))
                .startsWith("TEN532").contains("row of c", "p_id", "row of p", "fk_c");
    }

    @Test
    void a_parent_with_rows_that_refer_to_it_is_named() {
        assertThat(message(PARENT, child("BIGINT UNSIGNED", "p (id)"), "INSERT INTO p (id) VALUES (1)",
                "INSERT INTO c VALUES (1, 1)", "DELETE FROM p")).startsWith("TEN533").contains("fk_c", "p_id");
    }

    @Test
    void a_value_that_breaks_a_check_is_named_by_the_check() {
        assertThat(message("CREATE TABLE t (a INT, CONSTRAINT positive CHECK (a > 0))", "INSERT INTO t VALUES (0)"))
                .startsWith("TEN534").contains("positive");
    }

    @Test
    void a_trigger_that_refuses_is_quoted() {
        assertThat(message("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)",
                "CREATE TRIGGER stay BEFORE DELETE ON t FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows stay'",
                "DELETE FROM t")).startsWith("TEN536").contains("refuses this: rows stay.");
    }

    /** MariaDB comes without a binary log. */
    @Test
    void an_account_that_may_not_make_triggers_beside_a_binary_log_is_told_what_to_set() throws SQLException {
        String user = database.name();
        database.execute("CREATE TABLE t (a INT)", "CREATE USER " + user + " IDENTIFIED BY 'pw'",
                "GRANT ALL ON " + database.name() + ".* TO " + user);
        boolean logs = ServerVariables.read(connection).isOn("log_bin");
        try (Connection poor = DriverManager.getConnection(database.url(), user, "pw");
                Statement statement = poor.createStatement()) {
            String trigger = "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1";
            if (logs) {
                SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(trigger));
                assertThat(ServerErrors.explain(failure, "testing").getMessage()).startsWith("TEN509")
                        .contains("log_bin_trust_function_creators");
            } else {
                statement.execute(trigger);
            }
        } finally {
            database.execute("DROP USER " + user);
        }
    }

    @Test
    void a_lock_that_does_not_come_is_said() throws SQLException {
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            database.execute(PARENT, "INSERT INTO p (id) VALUES (1)");
            other.setAutoCommit(false);
            statement.execute("UPDATE p SET a = 1");
            assertThat(message("UPDATE p SET a = 2")).startsWith("TEN540");
            assertThat(message("DROP TABLE p")).startsWith("TEN540");
        }
    }

    @Test
    void who_locked_a_table_by_name_is_said_with_the_table() throws Exception {
        database.execute(PARENT);
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            statement.execute("LOCK TABLES p WRITE");
            assertThat(message("SELECT * FROM p")).startsWith("TEN540").contains("In the way is p");
        }
    }

    @Test
    void a_deadlock_is_said() throws Exception {
        database.execute(PARENT, "INSERT INTO p (id) VALUES (1), (2)");
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            // the server gives up the transaction that changed less
            statement.execute("SET SESSION innodb_lock_wait_timeout = 20");
            other.setAutoCommit(false);
            connection.setAutoCommit(false);
            run("SET SESSION innodb_lock_wait_timeout = 20");
            statement.execute("INSERT INTO p (id) VALUES (3), (4), (5), (6), (7), (8), (9)");
            statement.execute("UPDATE p SET a = 1 WHERE id = 1");
            run("UPDATE p SET a = 2 WHERE id = 2");
            Thread waiting = new Thread(() -> {
                try (Statement second = other.createStatement()) {
                    second.execute("UPDATE p SET a = 1 WHERE id = 2");
                } catch (SQLException ended) {
                    // one of the two is given up; which is the server's choice
                }
            });
            waiting.start();
            Thread.sleep(300);
            SQLException failure = catchThrowableOfType(SQLException.class, () ->
                    run("UPDATE p SET a = 2 WHERE id = 1"));
            waiting.join();
            connection.rollback();
            assertThat(ServerErrors.explain(failure, "testing").code()).isEqualTo("TEN541");
            assertThat(ServerErrors.isLockConflict(failure)).isTrue();
        }
    }

    @Test
    void a_wrong_password_is_said_without_showing_it() {
        String message = connecting(database.url(), database.user(), "s3cret");
        assertThat(message).startsWith("TEN503").contains(database.user()).doesNotContain("s3cret");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        assertThat(connecting(server.url().withDatabase("no_such_database").text(), database.user(),
                database.password()))
                .startsWith("TEN505").contains("no_such_database");
    }

    @Test
    void an_account_without_rights_is_told_which_ones_it_lacks() throws SQLException {
        String user = database.name();
        database.execute(PARENT, "CREATE USER " + user + " IDENTIFIED BY 'pw'",
                "GRANT SELECT ON " + database.name() + ".p TO " + user);
        try (Connection poor = DriverManager.getConnection(database.url(), user, "pw");
                Statement statement = poor.createStatement()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute("DROP TABLE p"));
            assertThat(ServerErrors.explain(failure, "testing").getMessage()).startsWith("TEN504")
                    .contains("DROP", user, " p.");
            assertThat(connecting(server.url().withDatabase("mysql").text(), user, "pw")).startsWith("TEN504")
                    .contains("mysql");
        } finally {
            database.execute("DROP USER " + user);
        }
    }

    @Test
    void an_address_where_nobody_listens_is_told_from_a_name_that_nobody_knows() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(connecting("jdbc:mysql://127.0.0.1:" + port + "/x", "u", "pw")).startsWith("TEN501")
                .contains("No server");
        assertThat(connecting("jdbc:mysql://no-such-host.invalid/x", "u", "pw")).startsWith("TEN501")
                .contains("host name");
    }

    @Test
    void a_server_that_speaks_something_else_is_told() throws Exception {
        try (ServerSocket web = new ServerSocket(0)) {
            Thread serving = new Thread(() -> {
                try (var client = web.accept()) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                    client.getOutputStream().flush();
                    Thread.sleep(200);
                } catch (IOException | InterruptedException over) {
                    // the driver has hung up
                }
            });
            serving.start();
            assertThat(connecting("jdbc:mysql://127.0.0.1:" + web.getLocalPort() + "/x?connectTimeout=3000", "u", "pw"))
                    .startsWith("TEN508").contains("no MySQL answers there");
            serving.join();
        }
    }

    @Test
    void a_session_that_was_ended_by_the_server_is_told() throws SQLException {
        try (Connection victim = database.open(); Statement statement = victim.createStatement();
                var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            database.execute("KILL " + row.getLong(1));
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                try (Statement next = victim.createStatement()) {
                    next.execute("SELECT 1");
                }
            });
            assertThat(ServerErrors.isConnectionLost(failure)).isTrue();
            assertThat(ServerErrors.explain(failure, "testing").code()).isEqualTo("TEN502");
        }
    }

    @Test
    void a_statement_that_was_stopped_by_a_person_is_told() throws Exception {
        long id = Long.parseLong(Jdbc.value(connection, "SELECT CONNECTION_ID()").orElseThrow());
        database.execute(PARENT, "INSERT INTO p (id) VALUES (1)");
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            database.execute("KILL QUERY " + id);
        });
        killer.start();
        assertThat(message("DELETE FROM p WHERE SLEEP(5) = 0")).startsWith("TEN542");
        killer.join();
    }

    @Test
    void anything_else_is_passed_on_with_its_number_and_without_secrets() {
        assertThat(message("SELECT nothing()")).startsWith("TEN500").contains("error 1305");
        SQLException odd = new SQLException(
                "bad: jdbc:mysql://me:hush@h/x?password=hush&a=b; CREATE USER x IDENTIFIED BY 'hush'", "HY000", 1);
        assertThat(ServerErrors.explain(odd, "testing").getMessage()).contains("***").doesNotContain("hush");
    }
}
