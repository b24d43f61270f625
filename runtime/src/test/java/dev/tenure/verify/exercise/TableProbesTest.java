package dev.tenure.verify.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which probes there are of a table. */
class TableProbesTest {

    private static final ColumnType ID = ColumnType.bigUnsigned();

    private static Table table(String name, ForeignKey... keys) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("id", ID, false), Column.of("company_id", ID, false),
                        Column.of("other_id", ID, true)),
                List.of("id"), List.of(), List.of(keys), List.of(), List.of(),
                Optional.of(new Entity("shop." + name, name.equals("companies") ? Optional.empty()
                        : Optional.of("company_id"), List.of(), List.of(), Optional.empty(), List.of(),
                        Optional.empty())));
    }

    private static ForeignKey to(String parent) {
        return new ForeignKey("fk_" + parent, List.of("other_id"), parent, List.of("id"), Action.RESTRICT,
                Action.RESTRICT);
    }

    @Test
    void a_tenant_that_an_author_keeps_is_not_deleted_by_probes_of_the_table_or_of_those_that_need_its_rows() {
        Table orders = table("orders", to("customers").keepsTenant("kept for the tax office"));
        Table items = table("items", to("orders"));
        Table customers = table("customers", to("customers"));
        Schema schema = new Schema("shop.Shop", Optional.of(new Tenant("companies", "id", "company_id")),
                Schema.DEFAULT_MIGRATIONS, List.of(table("companies"), customers, orders, items));
        assertThat(TableProbes.of(schema, customers)).extracting(Probe::kind).contains(Probe.Kind.TENANT_CASCADE);
        for (Table kept : List.of(orders, items)) {
            assertThat(TableProbes.of(schema, kept)).extracting(Probe::kind)
                    .contains(Probe.Kind.TENANT_KNOWN).doesNotContain(Probe.Kind.TENANT_CASCADE);
        }
    }
}
