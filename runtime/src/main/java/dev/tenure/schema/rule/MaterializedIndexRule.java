package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** A refresh finds what it counts by a key: that of one tenant, and of one value of the first group. */
final class MaterializedIndexRule extends MaterializedRule {

    MaterializedIndexRule() {
        super("TEN175");
    }

    @Override
    Stream<Finding> check(Table table, Materialized counts, Table source) {
        Materialized.Group first = counts.groups().get(0);
        return source.tenantColumn().stream()
                .map(tenant -> List.of(tenant, first.of()))
                .filter(leading -> !source.hasKeyLedBy(leading))
                .map(leading -> finding(Subject.materialized(table, counts, aspect(first)),
                        "No key of " + source.name() + " begins with " + Words.columns(leading)
                                + ", so that a refresh of " + table.name()
                                + " for one of them reads all rows of the tenant, and locks them.",
                        "Add an @Index with that field to the entity whose rows are counted."));
    }
}
