package dev.tenure.schema.rule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a reference between rows of one tenant must not refuse: the server comes to the parent first. */
class KeptTenantTest {

    private static final ColumnType ID = ColumnType.bigUnsigned();

    private static ForeignKey tenantKey(String name) {
        return new ForeignKey(name, List.of("company_id"), "companies", List.of("id"), Action.CASCADE, Action.CASCADE);
    }

    private static Table table(String name, List<Column> columns, List<Index> indexes, List<ForeignKey> keys) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT,
                Stream.concat(Stream.of(Column.of("id", ID, false), Column.of("company_id", ID, false)),
                        columns.stream()).toList(),
                List.of("id"), indexes, keys, List.of(), List.of(), Optional.empty());
    }

    /** Deletes a company with a customer and an order, whose foreign keys to the customer are these. */
    private static void delete(ForeignKey... references) {
        delete(Index.of("tenant", true, List.of("company_id", "id")), references);
    }

    private static void delete(Index ofTenant, ForeignKey... references) {
        Table customers = table("customers", List.of(),
                List.of(Index.of("uk", true, List.of("company_id", "id"))), List.of(tenantKey("fk_a_customers")));
        Table orders = table("orders", List.of(Column.of("customer_id", ID, true)),
                List.of(Index.of("both", false, List.of("company_id", "customer_id")),
                        Index.of("single", false, List.of("customer_id")), ofTenant),
                Stream.concat(Stream.of(tenantKey("fk_b_orders")), Stream.of(references)).toList());
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            database.execute("CREATE TABLE companies (id BIGINT UNSIGNED NOT NULL PRIMARY KEY)",
                    Ddl.createTable(customers), Ddl.createTable(orders),
                    "INSERT INTO companies VALUES (1)", "INSERT INTO customers (id, company_id) VALUES (5, 1)",
                    "INSERT INTO orders (id, company_id, customer_id) VALUES (7, 1, 5)");
            database.execute("DELETE FROM companies WHERE id = 1");
        }
    }

    private static ForeignKey single(Action onDelete) {
        return new ForeignKey("fk_c", List.of("customer_id"), "customers", List.of("id"), onDelete, Action.RESTRICT);
    }

    private static ForeignKey both(Action onDelete) {
        return new ForeignKey("fk_d", List.of("company_id", "customer_id"), "customers", List.of("company_id", "id"),
                onDelete, Action.RESTRICT);
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = {"RESTRICT", "NO_ACTION"})
    void a_reference_that_refuses_keeps_the_tenant(Action onDelete) {
        assertThatThrownBy(() -> delete(single(onDelete))).hasMessageContaining("foreign key constraint fails");
        assertThatThrownBy(() -> delete(both(onDelete))).hasMessageContaining("foreign key constraint fails");
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = {"CASCADE", "SET_NULL"})
    void a_reference_that_gives_way_lets_the_tenant_go(Action onDelete) {
        assertThatCode(() -> delete(single(onDelete))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_over_the_tenant_as_well_lets_it_go_if_it_cascades_or_stands_behind_one_that_empties(boolean empties) {
        ForeignKey[] keys = empties
                ? new ForeignKey[] {single(Action.SET_NULL), both(Action.NO_ACTION)}
                : new ForeignKey[] {both(Action.CASCADE)};
        assertThatCode(() -> delete(keys)).doesNotThrowAnyException();
    }

    /** MariaDB checks the tenant again wherever it writes the key that the foreign key rests on. */
    @Test
    void emptying_a_reference_in_the_key_of_the_tenant_keeps_it_on_mariadb() {
        ThrowingCallable deletion = () -> delete(Index.of("by_id", false, List.of("id")), single(Action.SET_NULL));
        if (TestServer.shared().server().isMariaDb()) {
            assertThatThrownBy(deletion).hasMessageContaining("foreign key constraint fails");
        } else {
            assertThatCode(deletion).doesNotThrowAnyException();
        }
    }
}
