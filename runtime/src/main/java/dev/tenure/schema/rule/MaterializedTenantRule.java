package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** What is counted is a tenant's, and so is the count. */
final class MaterializedTenantRule extends MaterializedRule {

    MaterializedTenantRule() {
        super("TEN174");
    }

    @Override
    Stream<Finding> check(Table table, Materialized counts, Table source) {
        return Stream.of(table, source)
                .filter(one -> one.tenantColumn().isEmpty())
                .limit(1)
                .map(one -> finding(Subject.materialized(table, counts, "source"),
                        table.name() + " counts rows of " + source.name() + ", but those of " + one.name()
                                + " are not of tenants.",
                        "Put @TenantScoped on both entities, or take @Materialized away."));
    }
}
