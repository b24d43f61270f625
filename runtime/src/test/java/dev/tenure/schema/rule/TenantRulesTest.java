package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static dev.tenure.schema.rule.Sample.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TenantRulesTest {

    private static final ColumnType CODE = new ColumnType.Varchar(50);

    private static Sample orders() {
        return owned("orders").column("code", CODE, false);
    }

    @Test
    void a_sound_table_breaks_no_rule() {
        keeps(orders().unique("uq_code", "company_id", "code").index("idx_by_time", "company_id", "id"));
    }

    @Test
    void a_unique_key_without_the_tenant_is_found() {
        breaks("TEN101", "orders.uq_code", orders().unique("uq_code", "code"));
        breaks("TEN101", "orders.uq_code", orders().index(Index.of("uq_code", true, List.of("code"))
                .acrossTenants(" ")));
        keeps(orders().index(Index.of("uq_code", true, List.of("code")).acrossTenants("codes are printed on parcels")));
        keeps(shared("currencies").column("code", CODE, false).unique("uq_code", "code"));
    }

    @Test
    void a_key_that_the_tenant_does_not_lead_is_found() {
        breaks("TEN102", "orders.idx_code", orders().index("idx_code", "code"));
        breaks("TEN102", "orders.idx_code", orders().index("idx_code", "code", "company_id"));
        breaks("TEN102", "orders.uq_code", orders().unique("uq_code", "code", "company_id"));
        keeps(orders().index(Index.of("idx_code", false, List.of("code")).acrossTenants("the courier asks by code")));
    }

    @Test
    void the_index_that_a_foreign_key_needs_may_stand_alone() {
        Sample orders = orders().column("customer_id", ID, false)
                .key("fk_customer", "customer_id", "customers", Action.CASCADE, Action.RESTRICT);
        keeps(orders.index("fk_customer", "customer_id"));
        breaks("TEN102", "orders.idx_more", orders.index("idx_more", "customer_id", "code"));
    }

    @Test
    void a_tenant_column_that_takes_null_is_found() {
        breaks("TEN103", "orders.company_id", orders().column("company_id", ID, true));
    }

    @Test
    void a_tenant_column_without_its_foreign_key_is_found() {
        breaks("TEN104", "orders.company_id", orders().withoutKeys());
        keeps(shared("currencies"));
    }

    @Test
    void a_tenant_key_that_does_not_cascade_is_found_at_the_action_that_does_not() {
        assertThat(breaks("TEN104", "orders.fk_orders_company",
                orders().key("fk_orders_company", "company_id", "companies", Action.RESTRICT, Action.CASCADE))
                .subject().aspect()).isEqualTo("onDelete");
        assertThat(breaks("TEN104", "orders.fk_orders_company",
                orders().key("fk_orders_company", "company_id", "companies", Action.CASCADE, Action.NO_ACTION))
                .subject().aspect()).isEqualTo("onUpdate");
        breaks("TEN104", "orders.fk_orders_company",
                orders().key("fk_orders_company", "company_id", "companies", Action.SET_NULL, Action.CASCADE));
    }

    @Test
    void a_unique_key_over_a_prefix_is_found() {
        Index.Part prefix = new Index.Part("code", false, Optional.of(10), false);
        List<Index.Part> parts = List.of(Index.Part.of("company_id"), prefix);
        breaks("TEN105", "orders.uq_code", orders().index(
                new Index("uq_code", true, Index.Kind.BTREE, parts, true, Optional.empty(), Optional.empty())));
        keeps(orders().index(
                new Index("idx_code", false, Index.Kind.BTREE, parts, true, Optional.empty(), Optional.empty())));
    }

    @Test
    void a_tenant_column_of_another_type_than_the_tenants_id_is_found() {
        breaks("TEN106", "orders.company_id",
                orders().column("company_id", new ColumnType.Int(ColumnType.Int.Size.BIG, false), false));
        breaks("TEN106", "depots.company_id",
                Sample.existing("depots", ID).column("company_id", ColumnType.uuid(), false));
    }

    @Test
    void a_table_without_tenant_that_refers_to_a_tenants_rows_is_found() {
        breaks("TEN108", "log_entries.fk_log_customer", shared("log_entries").column("customer_id", ID, true)
                .key("fk_log_customer", "customer_id", "customers", Action.SET_NULL, Action.RESTRICT));
        breaks("TEN108", "log_entries.subject", shared("log_entries")
                .polymorphic("subject", ID, new Entity.Target("Company", "companies"),
                        new Entity.Target("Customer", "customers")));
        keeps(shared("log_entries").column("company", ID, true)
                .key("fk_log_company", "company", "companies", Action.SET_NULL, Action.RESTRICT));
    }

    @Test
    void a_unique_key_with_the_id_neither_meets_other_tenants_nor_lets_duplicates_in() {
        keeps(orders().column("code", CODE, true).unique("uq_code", "code", "id"));
    }

    @Test
    void a_unique_key_with_a_null_hole_is_found() {
        breaks("TEN109", "orders.uq_code", orders().column("code", CODE, true).unique("uq_code", "company_id", "code"));
        breaks("TEN109", "orders.uq_code", orders().column("deleted_at", new ColumnType.Timestamp(0), true)
                .unique("uq_code", "company_id", "code", "deleted_at"));
    }

    @Test
    void the_two_keys_of_a_soft_delete_cover_for_each_other() {
        keeps(orders()
                .softDelete(Column.of("deleted_at", new ColumnType.Timestamp(0), true))
                .column("live", new ColumnType.Int(ColumnType.Int.Size.TINY, false), true)
                .unique("uq_code", "company_id", "code", "deleted_at")
                .unique("live_code", "company_id", "code", "live")
                .softDeleteKey(new Entity.SoftDeleteKey(
                        List.of("company_id", "code"), "uq_code", "live_code", "live")));
    }

    @Test
    void a_time_of_deletion_that_cannot_be_null_or_is_no_time_is_found() {
        breaks("TEN110", "orders.deleted_at",
                orders().softDelete(Column.of("deleted_at", new ColumnType.Timestamp(0), false)));
        breaks("TEN110", "orders.deleted_at", orders().softDelete(Column.of("deleted_at", new ColumnType.Bool(),
                true)));
        keeps(orders().softDelete(Column.of("deleted_at", new ColumnType.DateTime(6), true)));
    }

    @Test
    void a_reason_for_what_is_not_the_case_is_found() {
        breaks("TEN116", "orders.idx_code",
                orders().index(Index.of("idx_code", false, List.of("company_id", "code"))
                        .acrossTenants("once it did")));
        breaks("TEN116", "orders.idx_code",
                orders().index(Index.of("idx_code", false, List.of("company_id", "code")).redundant("once it was")));
        breaks("TEN116", "currencies.idx_code", shared("currencies").column("code", CODE, false)
                .index(Index.of("idx_code", false, List.of("code")).acrossTenants("for all")));
    }
}
