package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are there already are taken over, wherever in the chain of migrations they get their shape. */
class TakeoverTest {

    private static final String ORDERS = Ddl.createTable(Shop.MODEL.table("orders").orElseThrow());
    private static final String ITEMS = Ddl.createTable(Shop.MODEL.table("items").orElseThrow());
    private static final String KEY = "KEY `idx_companies` (`companies_id`),";

    @TempDir
    Path root;

    private Shop shop;

    /** Orders begin as purchases without their index; notes come and go. */
    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
        for (String file : List.of("V1__create_orders.sql", "U1__create_orders.sql", "V2__create_items.sql",
                "U2__create_items.sql")) {
            shop.delete(file);
        }
        shop.file("V1__purchases.sql", ORDERS.replace("TABLE `orders`", "TABLE `purchases`")
                .replace(KEY, "KEY `idx_c` (`companies_id`),"))
                .file("U1__purchases.sql", "DROP TABLE purchases")
                .file("V2__notes.sql", "CREATE TABLE notes (id INT PRIMARY KEY);\nINSERT INTO notes VALUES (1);")
                .file("U2__notes.sql", "DROP TABLE notes")
                .file("V3__shape.sql", """
                        ALTER TABLE purchases ADD COLUMN fee INT;
                        UPDATE purchases SET fee = 7;
                        ALTER TABLE purchases RENAME INDEX idx_c TO idx_companies;
                        ALTER TABLE purchases DROP COLUMN fee;""")
                .file("U3__shape.sql", """
                        ALTER TABLE purchases ADD COLUMN fee INT;
                        ALTER TABLE purchases RENAME INDEX idx_companies TO idx_c;
                        ALTER TABLE purchases DROP COLUMN fee;""")
                .file("V4__orders.sql", "ALTER TABLE purchases RENAME TO orders;\nDROP TABLE notes;")
                .file("U4__orders.sql", "CREATE TABLE notes (id INT PRIMARY KEY);"
                        + "\nALTER TABLE orders RENAME TO purchases;")
                .file("V5__items.sql", ITEMS)
                .file("U5__items.sql", "DROP TABLE items");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<Plan.Action> actions() {
        return shop.migrator().plan(MigrateOptions.DEFAULT).entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .map(Plan.Planned::action)
                .distinct()
                .toList();
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, shop::migrate).getMessage();
    }

    @Test
    void an_empty_database_runs_them_all_to_the_model() throws SQLException {
        assertThat(actions()).containsExactly(Plan.Action.RUN);
        Schema before = shop.structure();
        shop.migrate();
        assertThat(shop.tables()).contains("orders", "items").doesNotContain("purchases", "notes");
        shop.rollbackAll();
        assertThat(shop.structure()).isEqualTo(before);
    }

    @Test
    void a_database_that_equals_the_model_runs_none() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        shop.database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1)");
        Schema before = shop.structure();
        assertThat(actions()).containsExactly(Plan.Action.ADOPT);
        shop.migrate();
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 APPLIED", "4 APPLIED", "5 APPLIED");
        assertThat(shop.status().entries()).allMatch(Status.Entry::adopted);
        shop.rollbackAll();
        assertThat(shop.structure()).as("none of it was ours").isEqualTo(before);
    }

    @Test
    void one_table_that_is_there_is_taken_over_and_the_other_is_made() throws SQLException {
        shop.database.execute(ORDERS);
        Schema before = shop.structure();
        assertThat(actions()).containsExactly(Plan.Action.ADOPT, Plan.Action.RUN);
        shop.migrate();
        assertThat(shop.tables()).contains("orders", "items").doesNotContain("notes");
        assertThat(shop.status().entries()).extracting(Status.Entry::adopted)
                .containsExactly(true, true, true, true, false);
        shop.rollbackAll();
        assertThat(shop.structure()).isEqualTo(before);
    }

    @Test
    void what_was_cut_in_the_middle_of_taking_over_goes_on_with_it() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        Schema before = shop.structure();
        int statements = 10;
        for (int cut = 1; cut < statements; cut++) {
            int[] left = {cut};
            catchThrowable(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, event -> {
                if (event instanceof MigrationEvent.OutcomeRecorded && --left[0] == 0) {
                    throw new IllegalStateException();
                }
            }));
            assertThat(actions()).doesNotContain(Plan.Action.RUN);
            shop.migrate();
            assertThat(shop.structure()).isEqualTo(before);
            assertThat(shop.status().entries()).allMatch(Status.Entry::adopted);
            shop.rollbackAll();
        }
        assertThat(shop.structure()).isEqualTo(before);
    }

    @Test
    void one_that_was_taken_over_is_altered_by_what_comes_later() throws IOException, SQLException {
        shop.database.createOwned(Shop.MODEL);
        shop.migrate();
        shop.file("V6__fee.sql", "ALTER TABLE orders ADD COLUMN fee INT;\nUPDATE orders SET fee = 1;")
                .file("U6__fee.sql", "ALTER TABLE orders DROP COLUMN fee");
        assertThat(actions()).containsExactly(Plan.Action.RUN);
        shop.migrate();
        assertThat(shop.structure().table("orders").orElseThrow().column("fee")).isPresent();
        shop.rollback(RollbackOptions.of(new RollbackOptions.Extent.Steps(1)));
        assertThat(shop.structure().table("orders").orElseThrow().column("fee")).isEmpty();
    }

    @Test
    void a_table_under_the_name_that_it_had_at_first_is_refused() throws SQLException {
        shop.database.execute("CREATE TABLE purchases (id INT PRIMARY KEY)");
        assertThat(refusal()).startsWith("TEN406").contains("purchases", "orders");
        assertThat(shop.tables()).doesNotContain(JournalSql.JOURNAL);
    }

    @Test
    void a_table_that_differs_from_the_model_is_refused_under_its_last_name() {
        shop.database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        assertThat(refusal()).startsWith("TEN406").contains("orders.companies_id");
    }

    @Test
    void a_table_that_is_dropped_later_is_not_in_the_way_under_another_one() throws IOException, SQLException {
        shop.file("V6__again.sql", "CREATE TABLE notes (id INT PRIMARY KEY, b INT)")
                .file("U6__again.sql", "DROP TABLE notes");
        shop.migrate();
        assertThat(shop.structure().table("notes").orElseThrow().column("b")).isPresent();
        shop.rollbackAll();
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void what_a_person_dropped_before_a_migration_would_is_passed_over_and_stays_gone()
            throws IOException, SQLException {
        shop.database.execute("CREATE TABLE legacy (id INT PRIMARY KEY)");
        shop.migrate();
        shop.file("V6__legacy.sql", "DROP TABLE legacy")
                .file("U6__legacy.sql", "CREATE TABLE legacy (id INT PRIMARY KEY)");
        shop.database.execute("DROP TABLE legacy");
        assertThat(actions()).containsExactly(Plan.Action.SPARE);
        shop.migrate();
        assertThat(shop.states()).endsWith("6 APPLIED");
        shop.rollback(RollbackOptions.of(new RollbackOptions.Extent.Steps(1)));
        assertThat(shop.tables()).doesNotContain("legacy");
    }
}
