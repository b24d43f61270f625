package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * An index that does not lead with the tenant column serves no query of one tenant well. The index that a foreign key
 * needs is excused.
 */
final class IndexNotLedByTenantRule extends IndexRule {

    IndexNotLedByTenantRule() {
        super("TEN102");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        return table.tenantColumn().stream()
                .filter(tenant -> !Names.startsWith(index.columns(), List.of(tenant)))
                .filter(tenant -> !index.unique() || Names.contains(index.columns(), tenant))
                .filter(tenant -> !Reasons.isGiven(index.acrossTenants()) && !servesForeignKey(table, index))
                .map(tenant -> finding(
                        Subject.index(
                                table, index, index.acrossTenants().isPresent() ? "acrossTenants" : "columns"),
                        "The index " + index.name() + " " + Words.columns(index.columns()) + " of " + table.name()
                                + " does not lead with the tenant column " + tenant + ".",
                        "Put " + tenant + " first, or say in acrossTenants why this index spans tenants."));
    }

    private static boolean servesForeignKey(Table table, Index index) {
        return table.foreignKeys().stream().anyMatch(key -> Names.same(key.columns(), index.columns()));
    }
}
