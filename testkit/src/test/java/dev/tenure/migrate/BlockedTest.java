package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that has to wait for somebody else's open transaction. */
class BlockedTest {

    /** For what a busy machine adds to a second of waiting. */
    private static final Duration SLACK = Duration.ofMillis(900);

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void create() throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1)",
                "INSERT INTO items VALUES (1, 1, 1)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** @param busy what the open transaction did @param table the table that others read all the while */
    private void assertGivesUpAndIsCompletedLater(String change, String busy, String table) throws Exception {
        shop.file("V3__change.sql", change);
        Schema before = shop.structure();
        try (Connection other = shop.database.open(); Statement using = other.createStatement();
                Reader reader = new Reader(shop.database, "SELECT COUNT(*) FROM " + table)) {
            other.setAutoCommit(false);
            using.execute(busy);
            long start = System.nanoTime();
            TenureException refusal = catchThrowableOfType(TenureException.class, shop::migrate);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(refusal.getMessage()).startsWith("TEN411").contains("session " + id(using) + " (");
            int tries = Shop.QUICK.retries() + 1;
            assertThat(took).isLessThan(Shop.QUICK.statementLock().multipliedBy(tries).plus(SLACK));
            assertThat(reader.longest()).as("how long readers of " + table + " waited")
                    .isLessThan(Shop.QUICK.statementLock().plus(SLACK));
            other.rollback();
        }
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 APPLIED");
        assertThat(shop.structure()).isNotEqualTo(before);
    }

    private static long id(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void a_table_that_is_read_is_not_altered_in_the_dictionary_and_readers_get_by() throws Exception {
        assertGivesUpAndIsCompletedLater(
                "ALTER TABLE items ADD COLUMN note INT, ALGORITHM=INSTANT", "SELECT * FROM items", "items");
    }

    @Test
    void a_table_that_is_read_gets_no_key_and_readers_get_by() throws Exception {
        assertGivesUpAndIsCompletedLater(
                "ALTER TABLE items ADD UNIQUE KEY one (orders_id, id), ALGORITHM=INPLACE, LOCK=NONE",
                "SELECT * FROM items", "items");
    }

    @Test
    void a_table_that_is_written_to_is_not_copied_and_readers_get_by() throws Exception {
        assertGivesUpAndIsCompletedLater(
                "ALTER TABLE items MODIFY COLUMN id BIGINT NOT NULL, ALGORITHM=COPY, LOCK=SHARED",
                "INSERT INTO items VALUES (2, 1, 1)", "items");
    }

    @Test
    void a_parent_that_is_written_to_gets_no_child_and_its_readers_get_by() throws Exception {
        shop.database.execute("CREATE TABLE notes (id INT PRIMARY KEY, company_id BIGINT UNSIGNED NOT NULL)");
        assertGivesUpAndIsCompletedLater(
                "ALTER TABLE notes ADD CONSTRAINT fk_notes FOREIGN KEY (company_id) REFERENCES companies (id)"
                        + " ON DELETE CASCADE ON UPDATE CASCADE, ALGORITHM=COPY, LOCK=SHARED",
                "INSERT INTO companies VALUES (2)", "companies");
    }
}
