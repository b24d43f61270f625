package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A foreign key leads from columns that are there to as many columns of a table that is there. */
final class ForeignKeyTargetRule extends TableRule {

    ForeignKeyTargetRule() {
        super("TEN111");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return table.foreignKeys().stream()
                .flatMap(key -> wrongWith(tables, table, key).stream()
                        .map(what -> finding(
                                Subject.foreignKey(table, key, "value"),
                                "The foreign key " + key.name() + " of " + table.name() + " " + what,
                                "Refer to an entity that the schema's root lists, column by column.")));
    }

    private static Optional<String> wrongWith(Tables tables, Table table, ForeignKey key) {
        Optional<Table> parent = tables.named(key.referencedTable());
        if (parent.isEmpty()) {
            // a tenant that is no table of the schema is reported once, not for each table that refers to it
            boolean tenant = tables.tenant()
                    .filter(known -> known.table().equalsIgnoreCase(key.referencedTable())).isPresent();
            return tenant ? Optional.empty()
                    : Optional.of("refers to " + key.referencedTable() + ", which is no table of this schema.");
        }
        if (key.columns().isEmpty() || key.columns().size() != key.referencedColumns().size()) {
            return Optional.of(
                    "leads from " + key.columns().size() + " columns to " + key.referencedColumns().size() + ".");
        }
        return missing(table, key.columns())
                .or(() -> missing(parent.get(), key.referencedColumns()));
    }

    private static Optional<String> missing(Table table, List<String> columns) {
        return columns.stream()
                .filter(name -> table.column(name).isEmpty())
                .findFirst()
                .map(name -> "needs the column " + name + ", which " + table.name() + " does not have.");
    }
}
