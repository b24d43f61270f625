package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A row whose tenant is NULL belongs to nobody: no foreign key checks it and no query of a tenant sees it. */
final class NullableTenantColumnRule extends TableRule {

    NullableTenantColumnRule() {
        super("TEN103");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return table.tenantColumn().flatMap(table::column).filter(Column::nullable).stream()
                .map(column -> finding(
                        Subject.column(table, column.name(), "nullable"),
                        "The tenant column " + column.name() + " of " + table.name()
                                + " takes NULL, so that rows can belong to no tenant.",
                        "Make it NOT NULL: put @NotNull on its field, or leave the field out."));
    }
}
