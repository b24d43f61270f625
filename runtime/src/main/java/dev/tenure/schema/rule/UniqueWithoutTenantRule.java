package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/**
 * A unique key without the tenant column lets one tenant's value refuse another's, and shows that it is there; one with
 * the id does neither.
 */
final class UniqueWithoutTenantRule extends IndexRule {

    UniqueWithoutTenantRule() {
        super("TEN101");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        return table.tenantColumn().stream()
                .filter(tenant -> index.unique()
                        && !table.tellsRowsApart(index)
                        && !Names.contains(index.columns(), tenant)
                        && !Reasons.isGiven(index.acrossTenants()))
                .map(tenant -> finding(
                        Subject.index(table, index, "acrossTenants"),
                        "The unique key " + index.name() + " of " + table.name() + " does not hold the tenant column "
                                + tenant + ", so that a value of one tenant is refused to all others.",
                        "Leave acrossTenants out, and " + tenant + " comes first by itself; or say there why the "
                                + "values are unique across tenants."));
    }
}
