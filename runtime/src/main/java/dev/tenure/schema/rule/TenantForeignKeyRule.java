package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each table of tenants' rows refers to the tenant and follows it, so that nothing of a tenant outlives it. */
final class TenantForeignKeyRule extends TableRule {

    TenantForeignKeyRule() {
        super("TEN104");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return tables.tenant().flatMap(tenant -> table.tenantColumn().flatMap(column -> check(table, column, tenant)))
                .stream();
    }

    private Optional<Finding> check(Table table, String column, Tenant tenant) {
        Optional<ForeignKey> key = table.foreignKeys().stream()
                .filter(candidate -> Names.same(candidate.columns(), List.of(column))
                        && candidate.referencedTable().equalsIgnoreCase(tenant.table()))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.of(finding(
                    Subject.column(table, column, ""),
                    "The tenant column " + column + " of " + table.name() + " has no foreign key to " + tenant.table()
                            + ", so that rows can name a tenant that does not exist.",
                    "Add a foreign key to " + tenant.table() + " that cascades on delete and on update."));
        }
        boolean goes = key.get().onDelete() == ForeignKey.Action.CASCADE;
        boolean follows = key.get().onUpdate() == ForeignKey.Action.CASCADE;
        return goes && follows ? Optional.empty() : Optional.of(finding(
                Subject.foreignKey(table, key.get(), goes ? "onUpdate" : "onDelete"),
                "The foreign key " + key.get().name() + " of " + table.name() + " does not follow the tenant: "
                        + (goes ? "onUpdate is " + key.get().onUpdate() : "onDelete is " + key.get().onDelete()) + ".",
                "Leave onDelete and onUpdate of @TenantScoped at CASCADE, so that a tenant's rows go with it."));
    }
}
