package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.schema.TypeWords;
import java.util.Optional;
import java.util.stream.Stream;

/** The tenant column has the type of the tenant's id, in existing tables too: rows are told apart by comparing them. */
final class TenantColumnTypeRule extends TableRule {

    TenantColumnTypeRule() {
        super("TEN106");
    }

    @Override
    boolean concerns(Table table) {
        return true;
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return tables.tenant().flatMap(tenant -> check(tables, table, tenant)).stream();
    }

    private Optional<Finding> check(Tables tables, Table table, Tenant tenant) {
        Optional<Table> tenants = tables.named(tenant.table());
        Optional<Column> id = tenants.flatMap(found -> found.column(tenant.idColumn()));
        Optional<Column> column = table.tenantColumn().flatMap(table::column);
        if (id.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        String wanted = described(tenants.get(), id.get());
        String found = described(table, column.get());
        return wanted.equals(found) ? Optional.empty() : Optional.of(finding(
                Subject.column(table, column.get().name(), "type"),
                "The tenant column " + column.get().name() + " of " + table.name() + " is " + found + ", but the id of "
                        + tenant.table() + " is " + wanted + ".",
                "Give it the type of the tenant's id, or leave its field out, and it gets that type by itself."));
    }

    private static String described(Table table, Column column) {
        return TypeWords.of(column.type())
                + (column.type().isCharacter() ? " with collation " + table.collationOf(column) : "");
    }
}
