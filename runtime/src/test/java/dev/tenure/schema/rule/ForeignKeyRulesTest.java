package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static dev.tenure.schema.rule.Sample.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyRulesTest {

    private static final ForeignKey KEPT = new ForeignKey("fk_customer", List.of("customer_id"), "customers",
            List.of("id"), Action.RESTRICT, Action.RESTRICT).keepsTenant("orders are kept for the tax office");

    private static Sample orders(ColumnType type, boolean nullable, Action onDelete, Action onUpdate) {
        return orders(Column.of("customer_id", type, nullable), onDelete, onUpdate);
    }

    private static Sample orders(Column column, Action onDelete, Action onUpdate) {
        return owned("orders").column(column).index("fk_customer", column.name())
                .key("fk_customer", column.name(), "customers", onDelete, onUpdate);
    }

    @Test
    void a_reference_that_keeps_a_tenant_from_being_deleted_is_found_unless_its_author_says_why() {
        Sample orders = orders(ID, true, Action.RESTRICT, Action.RESTRICT);
        assertThat(breaks("TEN111", "orders.fk_customer", orders).subject().aspect()).isEqualTo("onDelete");
        breaks("TEN111", "orders.fk_customer", orders(ID, true, Action.NO_ACTION, Action.RESTRICT));
        assertThat(breaks("TEN111", "orders.fk_customer", orders.key(KEPT.keepsTenant(" "))).subject().aspect())
                .isEqualTo("keepsTenant");
        keeps(orders.key(KEPT));
        keeps(orders(ID, true, Action.SET_NULL, Action.RESTRICT));
    }

    @Test
    void a_row_without_tenant_keeps_none() {
        keeps(shared("rates").column("currency_id", ID, false).index("fk_currency", "currency_id")
                .key("fk_currency", "currency_id", "currencies", Action.RESTRICT, Action.RESTRICT), shared("currencies"));
    }

    @Test
    void a_key_over_the_tenant_as_well_keeps_none_beside_one_that_empties_the_reference() {
        Sample orders = orders(ID, true, Action.SET_NULL, Action.RESTRICT).index("fk_both", "company_id", "customer_id")
                .key(new ForeignKey("fk_both", List.of("company_id", "customer_id"), "depots",
                        List.of("company_id", "id"), Action.NO_ACTION, Action.NO_ACTION));
        Sample depots = owned("depots").unique("uq_id", "company_id", "id");
        breaks("TEN111", "orders.fk_both", orders, depots);
        keeps(orders.key("fk_customer", "customer_id", "depots", Action.SET_NULL, Action.RESTRICT), depots);
    }

    @Test
    void a_reason_of_a_reference_that_keeps_no_tenant_is_found() {
        breaks("TEN116", "orders.fk_customer", orders(ID, true, Action.CASCADE, Action.RESTRICT)
                .key(new ForeignKey("fk_customer", List.of("customer_id"), "customers", List.of("id"),
                        Action.CASCADE, Action.RESTRICT).keepsTenant("never deleted")));
    }

    @Test
    void a_composite_key_without_a_unique_key_on_the_parent_is_found() {
        ForeignKey key = new ForeignKey("fk_depot", List.of("company_id", "depot_id"), "depots",
                List.of("company_id", "id"), Action.CASCADE, Action.RESTRICT);
        Sample orders = owned("orders").column("depot_id", ID, false).index("fk_depot", "company_id", "depot_id")
                .key(key);
        breaks("TEN112", "orders.fk_depot", orders, owned("depots"));
        breaks("TEN112", "orders.fk_depot", orders, owned("depots").index("idx_id", "company_id", "id"));
        keeps(orders, owned("depots").unique("uq_id", "company_id", "id"));
    }

    @Test
    void a_foreign_key_of_another_type_sign_or_length_is_found() {
        for (ColumnType type : List.of(
                new ColumnType.Int(ColumnType.Int.Size.BIG, false),
                new ColumnType.Int(ColumnType.Int.Size.REGULAR, true),
                new ColumnType.Decimal(20, 0, true))) {
            breaks("TEN113", "orders.fk_customer", orders(type, false, Action.CASCADE, Action.RESTRICT));
        }
        breaks("TEN113", "orders.fk_branch", owned("orders").column("branch_id", new ColumnType.Char(32), false)
                .key("fk_branch", "branch_id", "branches", Action.CASCADE, Action.RESTRICT));
        keeps(orders(ID, false, Action.CASCADE, Action.RESTRICT));
    }

    @Test
    void both_types_stand_in_the_message() {
        Finding finding = breaks("TEN113", "orders.fk_customer", orders(
                new ColumnType.Int(ColumnType.Int.Size.REGULAR, true), false, Action.CASCADE, Action.RESTRICT));
        assertThat(finding.what()).contains("customer_id int unsigned").contains("customers.id bigint unsigned");
    }

    @Test
    void a_foreign_key_over_another_collation_is_found() {
        Column branch = Column.of("branch_id", ColumnType.uuid(), false);
        breaks("TEN114", "orders.fk_branch", owned("orders").column(branch.withCollation("utf8mb4_bin"))
                .key("fk_branch", "branch_id", "branches", Action.CASCADE, Action.RESTRICT));
        breaks("TEN114", "orders.fk_branch", owned("orders").column(branch).storage("utf8mb4", "utf8mb4_bin")
                .key("fk_branch", "branch_id", "branches", Action.CASCADE, Action.RESTRICT));
        keeps(owned("orders").column(branch.withCollation("UTF8MB4_unicode_ci"))
                .key("fk_branch", "branch_id", "branches", Action.CASCADE, Action.RESTRICT));
    }

    @Test
    void set_null_on_a_column_that_takes_none_is_found_at_its_action() {
        assertThat(breaks("TEN115", "orders.fk_customer", orders(ID, false, Action.SET_NULL, Action.RESTRICT))
                .subject().aspect()).isEqualTo("onDelete");
        assertThat(breaks("TEN115", "orders.fk_customer", orders(ID, false, Action.CASCADE, Action.SET_NULL))
                .subject().aspect()).isEqualTo("onUpdate");
        keeps(orders(ID, true, Action.SET_NULL, Action.SET_NULL));
    }

    @Test
    void set_null_that_would_empty_the_tenant_is_found() {
        breaks("TEN115", "orders.fk_depot", owned("orders").column("depot_id", ID, true)
                        .index("fk_depot", "company_id", "depot_id")
                        .key(new ForeignKey("fk_depot", List.of("company_id", "depot_id"), "depots",
                                List.of("company_id", "id"), Action.SET_NULL, Action.RESTRICT)),
                owned("depots").unique("uq_id", "company_id", "id"));
    }

    @Test
    void a_foreign_key_from_a_computed_column_is_found() {
        Column virtual = Column.of("customer_id", ID, true)
                .withGenerated(new Generated(new Expression.Raw("1 + 1"), false));
        Column stored = Column.of("customer_id", ID, true)
                .withGenerated(new Generated(new Expression.Raw("1 + 1"), true));
        breaks("TEN117", "orders.fk_customer", orders(virtual, Action.CASCADE, Action.RESTRICT));
        breaks("TEN117", "orders.fk_customer", orders(stored, Action.CASCADE, Action.CASCADE));
        breaks("TEN117", "orders.fk_customer", orders(stored, Action.SET_NULL, Action.RESTRICT));
        keeps(orders(stored, Action.CASCADE, Action.RESTRICT));
    }

    @Test
    void a_check_on_a_column_that_a_foreign_key_writes_is_found() {
        breaks("TEN118", "orders.ck_customer", orders(ID, true, Action.SET_NULL, Action.RESTRICT)
                .check("ck_customer", "customer_id", Operator.AT_LEAST, "10"));
        breaks("TEN118", "orders.ck_customer", orders(ID, false, Action.CASCADE, Action.CASCADE)
                .check("ck_customer", "customer_id", Operator.AT_LEAST, "10"));
        keeps(orders(ID, false, Action.CASCADE, Action.RESTRICT)
                .check("ck_customer", "customer_id", Operator.AT_LEAST, "10"));
    }

    @Test
    void a_stored_column_over_a_cascading_one_is_found() {
        Column key = Column.of("tenant_key", ID, true);
        Expression expression = new Expression.Raw("`company_id` + 1");
        breaks("TEN119", "orders.tenant_key", owned("orders").column(key.withGenerated(new Generated(expression,
                true))));
        keeps(owned("orders").column(key.withGenerated(new Generated(expression, false))));
        keeps(orders(ID, false, Action.RESTRICT, Action.RESTRICT).key(KEPT).column(key.withGenerated(
                new Generated(new Expression.Raw("`customer_id` + 1"), true))));
    }

    @Test
    void a_cascade_of_changes_within_one_table_is_found() {
        Sample orders = owned("orders").column("parent_id", ID, true);
        breaks("TEN120", "orders.fk_parent",
                orders.key("fk_parent", "parent_id", "orders", Action.CASCADE, Action.CASCADE));
        breaks("TEN120", "orders.fk_parent",
                orders.key("fk_parent", "parent_id", "orders", Action.CASCADE, Action.SET_NULL));
        keeps(orders.key("fk_parent", "parent_id", "orders", Action.SET_NULL, Action.RESTRICT));
    }

    @Test
    void a_circle_of_references_is_found_with_its_way() {
        Sample a = owned("a").column("b_id", ID, true).key("fk_a_b", "b_id", "b", Action.SET_NULL, Action.RESTRICT);
        Sample b = owned("b").column("c_id", ID, true).key("fk_b_c", "c_id", "c", Action.SET_NULL, Action.RESTRICT);
        Sample c = owned("c").column("a_id", ID, true).key("fk_c_a", "a_id", "a", Action.SET_NULL, Action.RESTRICT);
        assertThat(breaks("TEN121", "c.fk_c_a", a, b, c).what()).contains("a refers to b refers to c refers to a");
        keeps(a, b, owned("c"));
    }

    @Test
    void a_table_reached_by_two_ways_is_no_circle() {
        Sample top = owned("top").column("l", ID, true).column("r", ID, true)
                .key("fk_l", "l", "leaf", Action.SET_NULL, Action.RESTRICT)
                .key("fk_r", "r", "middle", Action.SET_NULL, Action.RESTRICT);
        Sample middle = owned("middle").column("l", ID, true)
                .key("fk_m", "l", "leaf", Action.SET_NULL, Action.RESTRICT);
        keeps(top, middle, owned("leaf"));
    }

    @Test
    void a_second_foreign_key_of_the_same_columns_is_found() {
        ForeignKey again = new ForeignKey("fk_again", List.of("COMPANY_ID"), "companies", List.of("id"),
                Action.RESTRICT, Action.RESTRICT);
        breaks("TEN122", "orders.fk_again", owned("orders").key(again));
    }
}
