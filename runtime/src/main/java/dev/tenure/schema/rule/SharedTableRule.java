package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** What refers to a tenant's rows belongs to that tenant: rows without a tenant would show them to everyone. */
final class SharedTableRule extends TableRule {

    SharedTableRule() {
        super("TEN108");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        boolean shared = tables.tenant().isPresent() && table.tenantColumn().isEmpty() && !isTenant(tables, table);
        if (!shared) {
            return Stream.empty();
        }
        Stream<Finding> keys = table.foreignKeys().stream()
                .filter(key -> isTenantScoped(tables, key.referencedTable()))
                .map(key -> finding(table, Subject.foreignKey(table, key, ""), key.referencedTable()));
        Stream<Finding> polymorphics = table.entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .flatMap(reference -> reference.targets().stream()
                        .filter(target -> isTenantScoped(tables, target.table()))
                        .limit(1)
                        .map(target -> finding(
                                table, Subject.polymorphic(table, reference, "targets"), target.table())));
        return Stream.concat(keys, polymorphics);
    }

    private Finding finding(Table table, Subject subject, String parent) {
        return finding(
                subject,
                table.name() + " belongs to no tenant but refers to " + parent + ", whose rows do.",
                "Make its entity @TenantScoped, or take the reference away.");
    }

    private static boolean isTenant(Tables tables, Table table) {
        return tables.tenant().filter(tenant -> tenant.table().equalsIgnoreCase(table.name())).isPresent();
    }

    private static boolean isTenantScoped(Tables tables, String name) {
        return tables.named(name).flatMap(Table::tenantColumn).isPresent();
    }
}
