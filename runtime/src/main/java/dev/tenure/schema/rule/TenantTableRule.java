package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.List;
import java.util.Optional;

/** The tenant is one of the schema's tables, and belongs to no tenant itself. */
final class TenantTableRule implements Rule {

    @Override
    public String code() {
        return "TEN107";
    }

    @Override
    public List<Finding> check(Schema schema) {
        return schema.tenant().flatMap(tenant -> check(schema, tenant)).stream().toList();
    }

    private Optional<Finding> check(Schema schema, Tenant tenant) {
        Optional<Table> table = schema.table(tenant.table());
        if (table.isEmpty()) {
            return Optional.of(finding(
                    Subject.schema("tenant"),
                    "The tenant's table " + tenant.table() + " is not among the tables of " + schema.simpleName() + ".",
                    "List the tenant's entity in entities or in existing."));
        }
        return table.filter(found -> found.tenantColumn().isPresent()).map(found -> finding(
                Subject.table(found, ""),
                "The tenant " + found.name() + " is itself tenant-scoped, so that a tenant would belong to a tenant.",
                "Take @TenantScoped off the tenant's entity."));
    }
}
