package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking back a migration that stopped half way, by what its file says each statement takes back. */
class HalfRollbackTest {

    @TempDir
    Path root;

    private Shop shop;
    private Schema before;

    @BeforeEach
    void open() throws IOException, SQLException {
        shop = new Shop(root);
        shop.migrate();
        before = shop.structure();
        shop.file("V3__x.sql", """
                ALTER TABLE orders ADD COLUMN note VARCHAR(20);
                SET SESSION foreign_key_checks = 0;
                ALTER TABLE orders ADD KEY idx_note (note);
                ALTER TABLE orders RENAME TO purchases;
                ALTER TABLE purchases ADD COLUMN nothing INT AFTER missing;
                CREATE TABLE extra (id INT PRIMARY KEY);""");
        shop.file("U3__x.sql", """
                -- tenure:undoes 6
                DROP TABLE extra;
                -- tenure:undoes 5
                ALTER TABLE purchases DROP COLUMN nothing;
                -- tenure:undoes 4
                ALTER TABLE purchases RENAME TO orders;
                SET SESSION foreign_key_checks = 0;
                -- tenure:undoes 3
                ALTER TABLE orders DROP KEY idx_note;
                -- tenure:undoes 1
                -- tenure:loses the values of orders.note
                ALTER TABLE orders DROP COLUMN note;""");
        assertThat(refusalOfMigrate()).startsWith("TEN522");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String refusalOfMigrate() {
        return catchThrowableOfType(TenureException.class, shop::migrate).getMessage();
    }

    private Plan back() {
        return shop.rollback(RollbackOptions.of(new RollbackOptions.Extent.Steps(1)));
    }

    @Test
    void what_happened_is_taken_back_and_the_rest_passed_over() throws SQLException {
        assertThat(back().entries().get(0).statements()).extracting(Plan.Planned::action).containsExactly(
                Plan.Action.SPARE, Plan.Action.SPARE, Plan.Action.RUN, Plan.Action.RUN,
                Plan.Action.RUN, Plan.Action.RUN);
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.states()).endsWith("3 PENDING");
    }

    @Test
    void a_table_of_the_same_name_that_it_did_not_make_stays() throws SQLException {
        shop.database.execute("CREATE TABLE extra (id INT PRIMARY KEY)");
        back();
        assertThat(shop.tables()).contains("extra");
    }

    @Test
    void values_of_a_column_that_would_go_are_counted_under_the_names_that_they_have_then() {
        shop.database.execute("INSERT INTO companies VALUES (1)",
                "INSERT INTO purchases (companies_id, note) VALUES (1, 'a'), (1, NULL), (1, 'b')");
        String refusal = catchThrowableOfType(TenureException.class, this::back).getMessage();
        assertThat(refusal).startsWith("TEN412").contains("orders.note (2 rows with a value)", "Nothing was changed");
        assertThat(shop.states()).endsWith("3 HALF_APPLIED");
    }

    @Test
    void a_column_without_values_goes_with_all_the_rows_there_are() throws SQLException {
        shop.database.execute("INSERT INTO companies VALUES (1)",
                "INSERT INTO purchases (companies_id) VALUES (1), (1)");
        back();
        assertThat(shop.structure()).isEqualTo(before);
    }

    @Test
    void forward_is_as_good_once_the_file_is_right() throws IOException, SQLException {
        shop.file("V3__x.sql", """
                ALTER TABLE orders ADD COLUMN note VARCHAR(20);
                SET SESSION foreign_key_checks = 0;
                ALTER TABLE orders ADD KEY idx_note (note);
                ALTER TABLE orders RENAME TO purchases;
                ALTER TABLE purchases ADD COLUMN nothing INT;
                CREATE TABLE extra (id INT PRIMARY KEY);""");
        shop.migrate();
        assertThat(shop.states()).endsWith("3 APPLIED");
        back();
        assertThat(shop.structure()).isEqualTo(before);
    }

    @Test
    void what_ran_must_not_be_edited_before_it_is_taken_back() throws IOException {
        shop.file("V3__x.sql", "ALTER TABLE orders ADD COLUMN note VARCHAR(30);" + "SELECT 1;".repeat(5));
        assertThat(catchThrowableOfType(TenureException.class, this::back).getMessage()).startsWith("TEN417");
    }

    @Test
    void a_number_that_no_statement_has_is_said_before_anything_runs() throws IOException {
        shop.file("U3__x.sql", "-- tenure:undoes 7\nDROP TABLE extra;");
        assertThat(catchThrowableOfType(TenureException.class, this::back).getMessage()).startsWith("TEN340");
    }
}
