package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Every table has a primary key, over columns that are there, on disk and never NULL. */
final class PrimaryKeyRule extends TableRule {

    PrimaryKeyRule() {
        super("TEN134");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        if (table.primaryKey().isEmpty()) {
            return Stream.of(finding(
                    Subject.table(table, ""),
                    table.name() + " has no primary key.",
                    "Put @Id on the field that tells its rows apart."));
        }
        return table.primaryKey().stream().flatMap(name -> wrongWith(table.column(name)).stream().map(what -> finding(
                Subject.column(table, name, ""),
                "The primary key of " + table.name() + " holds " + name + ", which " + what + ".",
                "Choose a column that is NOT NULL and not computed.")));
    }

    private static Optional<String> wrongWith(Optional<Column> column) {
        if (column.isEmpty()) {
            return Optional.of("is none of its columns");
        }
        if (column.get().generated().filter(generated -> !generated.stored()).isPresent()) {
            return Optional.of("is computed when it is read");
        }
        return column.get().nullable() ? Optional.of("takes NULL") : Optional.empty();
    }
}
