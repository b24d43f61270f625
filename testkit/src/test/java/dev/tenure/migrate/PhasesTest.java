package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.TenureException;
import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed for tables that hold rows, run on tables that do. */
class PhasesTest {

    private static final ColumnType INT = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final Column ID = Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement();
    private static final Column TENANT = Column.of("tenant", INT, false);
    private static final Column CUSTOMER = Column.of("customer", ColumnType.bigUnsigned(), true);
    private static final Column NUMBER = Column.of("number", INT, true);
    private static final Column CHANGED = Column.of("changed_at", new ColumnType.Timestamp(6), true).withOnUpdateNow();
    private static final Column CODE = Column.of("code", new ColumnType.Varchar(20), false);
    private static final Index TENANT_KEY = Index.of("uk_customers", true, List.of("tenant", "id"));
    private static final Table CUSTOMERS = table("customers", List.of(ID, TENANT), List.of(TENANT_KEY), List.of());
    private static final Table ORDERS =
            table("orders", List.of(ID, CUSTOMER, NUMBER, CHANGED), List.of(Index.of("by", false, List.of("customer"))),
                    List.of());

    @TempDir
    Path root;

    @Test
    void an_expression_is_worked_out_for_rows_that_are_there_and_for_those_that_come_meanwhile() throws Exception {
        try (Evolving shop = evolving(withColumns(CODE), expression("CONCAT('c', number)"))) {
            assertThat(shop.names()).containsExactly("alter_orders", "backfill_orders", "contract_orders");
            shop.database.execute(numbers(4500), "UPDATE orders SET changed_at = '2020-01-01'");
            shop.migrateTo("alter_orders");
            shop.migrateTo("backfill_orders");
            assertThat(shop.ask("SELECT COUNT(*) FROM orders WHERE code = CONCAT('c', number)"))
                    .containsExactly("4500");
            shop.database.execute("INSERT INTO orders (number) VALUES (7000)");
            shop.migrate();
            assertThat(shop.ask("SELECT code FROM orders WHERE number = 7000")).containsExactly("c7000");
            assertThat(shop.ask("SELECT DISTINCT DATE(changed_at) FROM orders WHERE number < 7000"))
                    .containsExactly("2020-01-01");
            assertThat(shop.differencesFromAfter()).isEmpty();
            shop.rollBack();
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    @Test
    void a_row_that_the_expression_gives_nothing_stops_the_last_migration_before_it_changes_any() throws Exception {
        try (Evolving shop = evolving(withColumns(CODE), expression("CONCAT('c', number)"))) {
            shop.database.execute("INSERT INTO orders (number) VALUES (1), (NULL)");
            assertThatThrownBy(shop::migrate).isInstanceOf(TenureException.class).hasMessageStartingWith("TEN422")
                    .hasMessageContaining("rows of orders without code").hasMessageContaining("id 2");
            shop.database.execute("UPDATE orders SET number = 2 WHERE number IS NULL");
            shop.migrate();
            assertThat(shop.ask("SELECT code FROM orders ORDER BY id")).containsExactly("c1", "c2");
            assertThat(shop.differencesFromAfter()).isEmpty();
        }
    }

    @Test
    void a_constant_is_there_at_once_and_the_release_before_goes_on_without_it() throws Exception {
        try (Evolving shop = evolving(withColumns(CODE), said(new DefaultValue.Literal("none")))) {
            assertThat(shop.names()).containsExactly("alter_orders", "contract_orders");
            shop.database.execute("INSERT INTO orders (number) VALUES (1)");
            shop.migrateTo("alter_orders");
            shop.database.execute("INSERT INTO orders (number) VALUES (2)");
            assertThat(shop.ask("SELECT code FROM orders")).containsExactly("none", "none");
            shop.migrate();
            assertThat(shop.differencesFromAfter()).isEmpty();
            assertThatThrownBy(() -> shop.database.execute("INSERT INTO orders (number) VALUES (3)"))
                    .hasMessageContaining("code");
            shop.rollBack();
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    @Test
    void a_constant_that_can_be_no_default_is_written_row_by_row() throws Exception {
        Column text = Column.of("code", new ColumnType.Text(ColumnType.Capacity.REGULAR), false);
        try (Evolving shop = evolving(withColumns(text), said(new DefaultValue.Literal("it's")))) {
            assertThat(shop.names()).containsExactly("alter_orders", "backfill_orders", "contract_orders");
            shop.database.execute("INSERT INTO orders (number) VALUES (1)");
            shop.migrate();
            assertThat(shop.ask("SELECT code FROM orders")).containsExactly("it's");
            assertThat(shop.differencesFromAfter()).isEmpty();
        }
    }

    @Test
    void keys_over_a_filled_column_come_once_it_is_filled() throws Exception {
        Column tenant = Column.of("tenant", INT, false);
        ForeignKey key = new ForeignKey("fk_orders_tenant", List.of("tenant", "customer"), "customers",
                List.of("tenant", "id"), ForeignKey.Action.RESTRICT, ForeignKey.Action.RESTRICT);
        Table after = table("orders", List.of(ID, tenant, CUSTOMER, NUMBER, CHANGED),
                List.of(Index.of("by", false, List.of("customer")),
                        Index.of("uk_number", true, List.of("tenant", "number")),
                        Index.of("by_tenant", false, List.of("tenant", "customer"))),
                List.of(key));
        Said said = new Said(List.of(), List.of(), List.of(new Backfill("orders", "tenant",
                new DefaultValue.Computed("(SELECT c.tenant FROM customers c WHERE c.id = customer)"))), List.of());
        try (Evolving shop = evolving(after, said)) {
            shop.database.execute("INSERT INTO customers (tenant) VALUES (7), (8)",
                    "INSERT INTO orders (customer, number) VALUES (1, 1), (2, 1)");
            assertThat(shop.names()).containsExactly(
                    "alter_orders", "backfill_orders", "contract_orders", "alter_orders");
            shop.migrateTo("backfill_orders");
            shop.database.execute("INSERT INTO orders (customer, number) VALUES (2, 2)");
            shop.migrate();
            assertThat(shop.ask("SELECT tenant FROM orders ORDER BY id")).containsExactly("7", "8", "8");
            assertThat(shop.differencesFromAfter()).isEmpty();
            shop.rollBack();
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    @Test
    void orphans_stop_a_new_foreign_key_and_the_session_checks_again_afterwards() throws Exception {
        ForeignKey key = new ForeignKey("fk_customer", List.of("customer"), "customers", List.of("id"),
                ForeignKey.Action.CASCADE, ForeignKey.Action.RESTRICT);
        try (Evolving shop = evolving(with(List.of(key), List.of()), Said.NOTHING)) {
            shop.database.execute("INSERT INTO orders (customer) VALUES (NULL), (99)");
            assertThatThrownBy(shop::migrate).hasMessageStartingWith("TEN422")
                    .hasMessageContaining("rows of orders whose (customer) leads to no row of customers");
            shop.database.execute("DELETE FROM orders WHERE customer = 99");
            shop.migrate();
            assertThat(shop.differencesFromAfter()).isEmpty();
            assertThatThrownBy(() -> shop.database.execute("INSERT INTO orders (customer) VALUES (99)"))
                    .hasMessageContaining("fk_customer");
            shop.rollBack();
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    @Test
    void rows_that_break_a_new_check_stop_it_before_anything_of_its_file() throws Exception {
        Check check = new Check("ck_number", new Expression.Compare("number", Expression.Compare.Operator.AT_LEAST,
                BigDecimal.ZERO), true);
        Table after = new Table("orders", Table.Role.OWNED, "with a check", Storage.DEFAULT, ORDERS.columns(),
                List.of("id"), ORDERS.indexes(), List.of(), List.of(check), List.of(), Optional.empty());
        try (Evolving shop = evolving(after, Said.NOTHING)) {
            shop.database.execute("INSERT INTO orders (number) VALUES (-1)");
            assertThatThrownBy(shop::migrate).hasMessageStartingWith("TEN422")
                    .hasMessageContaining("Nothing of this file was done.");
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    @Test
    void what_is_accepted_to_need_no_value_needs_an_empty_table() throws Exception {
        Said said = new Said(List.of(), List.of(), List.of(), List.of(
                new Acceptance("TEN183", List.of(new Subject(Subject.Kind.TABLE, "orders", "", "")),
                        "nobody orders yet")));
        try (Evolving shop = evolving(withColumns(CODE), said)) {
            assertThat(shop.up("alter_orders"))
                    .contains("-- tenure:accepted TEN183 because nobody orders yet\n");
            shop.database.execute("INSERT INTO orders (number) VALUES (1)");
            assertThatThrownBy(shop::migrate).hasMessageStartingWith("TEN422").hasMessageContaining("there is 1");
            shop.database.execute("DELETE FROM orders");
            shop.migrate();
            assertThat(shop.differencesFromAfter()).isEmpty();
        }
    }

    @Test
    void what_the_release_before_uses_goes_last_and_a_new_column_comes_first() throws Exception {
        Table after = table("orders", List.of(ID, CUSTOMER, Column.of("note", INT, true), CHANGED), ORDERS.indexes(),
                List.of());
        Said said = new Said(List.of(), List.of(new Said.Removed("orders", Optional.of("number"), "nobody counts")));
        try (Evolving shop = evolving(after, said)) {
            assertThat(shop.names()).containsExactly("alter_orders", "contract_orders");
            assertThat(shop.up("contract_orders")).startsWith(
                    "-- Shop: changes orders, once no release before this one runs any more:\n");
            shop.migrateTo("alter_orders");
            shop.database.execute("INSERT INTO orders (number, note) VALUES (1, 2)");
            shop.migrate();
            assertThat(shop.differencesFromAfter()).isEmpty();
            shop.rollBack();
            assertThat(shop.differencesFromBefore()).isEmpty();
        }
    }

    private Evolving evolving(Table orders, Said said) throws IOException {
        return new Evolving(root, schema(CUSTOMERS, ORDERS), schema(CUSTOMERS, orders), said);
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "(" + number + ")")
                .collect(Collectors.joining(", ", "INSERT INTO orders (number) VALUES ", ""));
    }

    private static Said expression(String text) {
        return said(new DefaultValue.Computed(text));
    }

    private static Said said(DefaultValue value) {
        return new Said(List.of(), List.of(), List.of(new Backfill("orders", "code", value)), List.of());
    }

    private static Table withColumns(Column... more) {
        List<Column> columns = new ArrayList<>(ORDERS.columns());
        columns.addAll(2, List.of(more));
        return table("orders", columns, ORDERS.indexes(), List.of());
    }

    private static Table with(List<ForeignKey> keys, List<Index> more) {
        List<Index> indexes = new ArrayList<>(ORDERS.indexes());
        indexes.addAll(more);
        return table("orders", ORDERS.columns(), indexes, keys);
    }

    private static Table table(String name, List<Column> columns, List<Index> indexes, List<ForeignKey> keys) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys, List.of(),
                List.of(), Optional.empty());
    }

    private static Schema schema(Table... tables) {
        return new Schema("app.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(tables));
    }
}
