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

class RollbackTest {

    private static final RollbackOptions ALL = RollbackOptions.of(new RollbackOptions.Extent.All());

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static RollbackOptions steps(int count) {
        return RollbackOptions.of(new RollbackOptions.Extent.Steps(count));
    }

    private String refusalWithoutTrace(RollbackOptions options) throws SQLException {
        Schema before = shop.structure();
        List<String> states = shop.states();
        String message = catchThrowableOfType(TenureException.class, () -> shop.rollback(options)).getMessage();
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.states()).isEqualTo(states);
        return message;
    }

    @Test
    void up_down_up_leaves_the_same_structure_and_down_what_was_there_before() throws SQLException {
        Schema before = shop.structure();
        List<String> tablesBefore = shop.tables();
        shop.migrate();
        Schema up = shop.structure();
        shop.rollbackAll();
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.tables()).isEqualTo(tablesBefore);
        assertThat(shop.states()).containsExactly("1 PENDING", "2 PENDING");
        shop.migrate();
        assertThat(shop.structure()).isEqualTo(up);
    }

    @Test
    void steps_and_versions_say_how_far_to_go_back_and_without_either_it_is_the_last_batch() throws IOException {
        shop.migrate();
        shop.file("V3__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)").file("U3__note.sql", "DROP TABLE note");
        shop.migrate();
        shop.rollback(RollbackOptions.LAST_BATCH);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
        shop.migrate();
        shop.rollback(steps(2));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING", "3 PENDING");
        shop.migrate();
        shop.rollback(RollbackOptions.of(new RollbackOptions.Extent.To(Version.of("2"))));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
        assertThat(refusal(RollbackOptions.of(new RollbackOptions.Extent.To(Version.of("7"))))).startsWith("TEN405");
    }

    private String refusal(RollbackOptions options) {
        return catchThrowableOfType(TenureException.class, () -> shop.rollback(options)).getMessage();
    }

    @Test
    void the_one_applied_last_goes_first_whatever_its_version() throws IOException {
        shop.migrate();
        shop.file("V0_5__note.sql", "CREATE TABLE note (id INT PRIMARY KEY)").file("U0_5__note.sql", "DROP TABLE note");
        shop.migrate(MigrateOptions.DEFAULT.withOutOfOrder());
        shop.rollback(steps(1));
        assertThat(shop.states()).containsExactly("0_5 PENDING", "1 APPLIED", "2 APPLIED");
    }

    @Test
    void tables_with_rows_are_kept_and_counted_until_the_loss_is_allowed() throws SQLException {
        shop.migrate();
        shop.database.execute(
                "INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1), (2, 1)",
                "INSERT INTO items VALUES (1, 1, 1)");
        assertThat(refusalWithoutTrace(ALL)).startsWith("TEN412").contains("items (1 row), orders (2 rows)");
        assertThat(shop.rollback().plan(ALL).entries().get(1).statements().get(0).rows()).contains(2L);
        shop.rollback(ALL.withDataLossAllowed());
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void rows_that_come_while_it_runs_stop_it_before_their_table() throws SQLException {
        shop.migrate();
        MigrationListener late = event -> {
            if (event instanceof MigrationEvent.Finished finished
                    && finished.migration().label().equals("2_create_items")) {
                shop.database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1)");
            }
        };
        assertThat(catchThrowableOfType(TenureException.class, () -> shop.rollback().rollback(ALL, late)).getMessage())
                .startsWith("TEN412").contains("orders");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING");
        shop.rollback(ALL.withDataLossAllowed());
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void a_table_that_was_taken_over_stays() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        shop.database.execute("DROP TABLE items", "INSERT INTO companies VALUES (1)",
                "INSERT INTO orders VALUES (1, 1)");
        Schema before = shop.structure();
        shop.migrate();
        assertThat(shop.rollback().plan(ALL).sql()).contains("DROP TABLE `items`")
                .doesNotContain("DROP TABLE `orders`");
        shop.rollbackAll();
        assertThat(shop.structure()).isEqualTo(before);
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void a_table_that_is_gone_already_is_passed_over() throws SQLException {
        shop.migrate();
        shop.database.execute("DROP TABLE items");
        shop.rollbackAll();
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void a_table_that_another_one_refers_to_stays_and_the_other_is_named() throws SQLException {
        shop.migrate();
        shop.database.execute("CREATE TABLE stranger (o BIGINT UNSIGNED, CONSTRAINT fk_stranger FOREIGN KEY (o)"
                + " REFERENCES orders (id))");
        assertThat(refusalWithoutTrace(ALL)).startsWith("TEN414").contains("orders", "stranger", "fk_stranger");
        shop.rollback(steps(1));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING");
    }

    @Test
    void a_migration_without_a_way_back_is_refused_before_any_other_goes() throws IOException, SQLException {
        shop.delete("U1__create_orders.sql");
        shop.migrate();
        assertThat(refusalWithoutTrace(ALL)).startsWith("TEN413").contains("1_create_orders");
    }

    @Test
    void a_half_applied_migration_is_taken_back_table_by_table_without_touching_what_it_did_not_make()
            throws IOException, SQLException {
        shop.migrate();
        shop.file("V3__two.sql", "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE two (id INTT);")
                .file("U3__two.sql", "DROP TABLE two;\nDROP TABLE one;");
        catchThrowableOfType(TenureException.class, shop::migrate);
        shop.database.execute("CREATE TABLE two (id INT)");
        shop.rollback(steps(1));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
        assertThat(shop.tables()).contains("two").doesNotContain("one");
    }

    @Test
    void a_half_applied_migration_whose_way_back_is_more_than_drops_is_completed_first()
            throws IOException, SQLException {
        shop.migrate();
        shop.file("V3__two.sql", "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE two (id INTT);")
                .file("U3__two.sql", "ALTER TABLE orders DROP COLUMN x;\nDROP TABLE one;");
        catchThrowableOfType(TenureException.class, shop::migrate);
        assertThat(refusalWithoutTrace(steps(1))).startsWith("TEN415").contains("3_two");
        shop.file("U3__two.sql", "DROP TABLE stranger;\nDROP TABLE one;");
        assertThat(refusalWithoutTrace(steps(1))).startsWith("TEN415").contains("3_two");
    }

    @Test
    void a_rollback_with_nothing_to_do_does_nothing() throws SQLException {
        assertThat(shop.rollbackAll().entries()).isEmpty();
        assertThat(shop.rollback(RollbackOptions.LAST_BATCH).entries()).isEmpty();
        assertThat(shop.tables()).containsExactly("companies");
    }
}
