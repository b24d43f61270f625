package dev.tenure.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.mysql.JdbcUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void a_database_is_empty_and_has_the_charset_of_the_tables_to_come() throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase();
                Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE(), @@collation_database, (SELECT COUNT(*) "
                        + "FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE())")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(database.name());
            assertThat(row.getString(2)).isEqualTo("utf8mb4_unicode_ci");
            assertThat(row.getInt(3)).isZero();
        }
    }

    @Test
    void a_closed_database_is_gone() {
        TestDatabase database = TestServer.shared().createDatabase();
        database.close();
        assertThatThrownBy(database::open).hasMessageContaining(database.name());
    }

    @Test
    void url_user_and_password_log_in_and_the_url_alone_does_not() throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            assertThat(database.url()).doesNotContain(database.password()).doesNotContain("user=");
            DriverManager.getConnection(database.url(), database.user(), database.password()).close();
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void a_statement_that_fails_is_named() {
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            assertThatThrownBy(() -> database.execute("CREATE TABLE t (id INT)", "DROP TABLE missing"))
                    .hasMessageContaining("DROP TABLE missing");
        }
    }

    @Test
    void user_and_password_are_taken_out_of_a_given_url() {
        Account account = Account.of("jdbc:mysql://127.0.0.1:3306/x?user=me&password=a%26b&useSSL=true", "given");
        assertThat(account.user()).isEqualTo("me");
        assertThat(account.password()).isEqualTo("a&b");
        assertThat(account.url().text()).startsWith("jdbc:mysql://127.0.0.1:3306/?useSSL=true");
        assertThat(account.toString()).doesNotContain("a&b");
        assertThat(account.url().holdsSecret()).isFalse();
        assertThat(JdbcUrl.parse("jdbc:mysql://127.0.0.1:3306/x?user=me&password=a").holdsSecret()).isTrue();
    }
}
