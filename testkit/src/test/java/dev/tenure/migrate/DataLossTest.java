package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollback would take from the database is counted, and kept until somebody says that it may go. */
class DataLossTest {

    private static final RollbackOptions LAST = RollbackOptions.of(new RollbackOptions.Extent.Steps(1));

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1), (2, 1), (3, 1)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void migration(String up, String down) throws IOException {
        shop.file("V3__x.sql", up).file("U3__x.sql", down);
        shop.migrate();
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, () -> shop.rollback(LAST)).getMessage();
    }

    private List<String> notGivenBack() {
        return shop.events.stream()
                .filter(MigrationEvent.Finished.class::isInstance)
                .flatMap(event -> ((MigrationEvent.Finished) event).lost().stream())
                .toList();
    }

    @Test
    void a_dropped_column_keeps_its_values_without_a_word_in_the_file() throws IOException, SQLException {
        migration("ALTER TABLE orders ADD note VARCHAR(9);\nUPDATE orders SET note = 'a' WHERE id > 1;",
                "ALTER TABLE orders DROP note");
        assertThat(refusal()).startsWith("TEN412").contains("orders.note (2 rows with a value)");
        assertThat(shop.rollback().plan(LAST).entries().get(0).statements().get(0).losses())
                .extracting(Plan.Loss::toString).containsExactly("orders.note (2 rows with a value)");
        shop.rollback(LAST.withDataLossAllowed());
        assertThat(shop.structure().table("orders").orElseThrow().column("note")).isEmpty();
    }

    @Test
    void a_computed_column_holds_nothing_of_its_own() throws IOException, SQLException {
        migration("ALTER TABLE orders ADD twice BIGINT AS (companies_id * 2) VIRTUAL",
                "ALTER TABLE orders DROP COLUMN twice");
        shop.rollback(LAST);
        assertThat(shop.structure().table("orders").orElseThrow().column("twice")).isEmpty();
    }

    @Test
    void a_narrower_type_is_counted_where_the_file_says_that_it_loses() throws IOException {
        migration("ALTER TABLE orders ADD note VARCHAR(9);\nUPDATE orders SET note = 'a';\n"
                        + "ALTER TABLE orders MODIFY note VARCHAR(99);",
                "-- tenure:loses what of orders.note does not fit its new type"
                        + "\nALTER TABLE orders MODIFY note VARCHAR(9);");
        assertThat(refusal()).startsWith("TEN412").contains("orders.note (3 rows with a value)");
    }

    @Test
    void a_wider_type_loses_nothing() throws IOException {
        migration("ALTER TABLE orders ADD note VARCHAR(9) DEFAULT 'a'", "ALTER TABLE orders MODIFY note VARCHAR(99)");
        shop.rollback(LAST);
        assertThat(shop.states()).endsWith("3 PENDING");
    }

    @Test
    void any_other_statement_is_counted_by_its_table_where_the_file_says_that_it_loses() throws IOException {
        migration("UPDATE orders SET companies_id = 1",
                "-- tenure:loses who ordered\nUPDATE orders SET companies_id = 1");
        assertThat(refusal()).startsWith("TEN412").contains("orders (3 rows)");
    }

    @Test
    void a_column_under_an_earlier_name_is_counted_where_it_is_now() throws IOException {
        migration("ALTER TABLE orders ADD note INT;\nUPDATE orders SET note = 1;\n"
                        + "ALTER TABLE orders RENAME COLUMN note TO remark;\nALTER TABLE orders RENAME TO purchases;",
                "ALTER TABLE purchases RENAME TO orders;\nALTER TABLE orders RENAME COLUMN remark TO note;\n"
                        + "ALTER TABLE orders DROP COLUMN note;");
        assertThat(refusal()).startsWith("TEN412").contains("orders.note (3 rows with a value)", "Nothing was changed");
    }

    @Test
    void values_that_come_while_it_runs_stop_it_before_their_column() throws IOException, SQLException {
        migration("ALTER TABLE orders ADD note INT;\nALTER TABLE orders ADD KEY idx_note (note);",
                "ALTER TABLE orders DROP KEY idx_note;\nALTER TABLE orders DROP COLUMN note;");
        MigrationListener late = event -> {
            if (event instanceof MigrationEvent.StatementRun run && run.step().number() == 1) {
                shop.database.execute("UPDATE orders SET note = 1 WHERE id = 1");
            }
        };
        TenureException refusal = catchThrowableOfType(
                TenureException.class, () -> shop.rollback().rollback(LAST.withLocking(Shop.QUICK), late));
        assertThat(refusal.getMessage()).startsWith("TEN412").contains("orders.note (1 row with a value)", "began");
        assertThat(shop.states()).endsWith("3 HALF_ROLLED_BACK");
        shop.rollback(LAST.withDataLossAllowed());
        assertThat(shop.states()).endsWith("3 PENDING");
    }

    @Test
    void what_a_migration_took_is_repeated_when_its_structure_comes_back() throws IOException, SQLException {
        shop.database.execute("CREATE TABLE legacy (id INT PRIMARY KEY, a INT, b INT)",
                "INSERT INTO legacy VALUES (1, 2, 3)");
        Schema before = shop.structure();
        migration("-- tenure:loses the values of legacy.b\nALTER TABLE legacy DROP COLUMN b;\n"
                        + "-- tenure:loses the rows of legacy\nDROP TABLE legacy;",
                "-- tenure:undoes 2\nCREATE TABLE legacy (id INT PRIMARY KEY, a INT);\n"
                        + "-- tenure:undoes 1\nALTER TABLE legacy ADD COLUMN b INT;");
        assertThat(notGivenBack()).isEmpty();
        shop.rollback(LAST);
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(notGivenBack()).containsExactly("the values of legacy.b", "the rows of legacy");
    }

    @Test
    void a_key_that_the_same_rollback_drops_first_does_not_hold_its_table() throws IOException, SQLException {
        migration("CREATE TABLE fees (id BIGINT UNSIGNED PRIMARY KEY);\nALTER TABLE orders ADD fee BIGINT UNSIGNED;\n"
                        + "ALTER TABLE orders ADD CONSTRAINT fk_fee FOREIGN KEY (fee) REFERENCES fees (id);",
                "ALTER TABLE orders DROP FOREIGN KEY fk_fee;\nALTER TABLE orders DROP COLUMN fee;\nDROP TABLE fees;");
        shop.rollback(LAST);
        assertThat(shop.tables()).doesNotContain("fees");
    }
}
