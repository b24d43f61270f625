package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server numbers one column of a table, a whole number that leads a key and has no default. */
final class AutoIncrementRule extends TableRule {

    AutoIncrementRule() {
        super("TEN146");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        List<Column> numbered = table.columns().stream().filter(Column::autoIncrement).toList();
        return numbered.stream().flatMap(column -> wrongWith(table, column, numbered).stream().map(what -> finding(
                Subject.column(table, column.name(), ""),
                "The server cannot number " + column.name() + " of " + table.name() + ": " + what + ".",
                "Leave one whole number with @Id and nothing else on it, or use @Id(generated = false).")));
    }

    private static Optional<String> wrongWith(Table table, Column column, List<Column> numbered) {
        if (numbered.get(0) != column) {
            return Optional.of("it numbers " + numbered.get(0).name() + " already");
        }
        if (!(column.type() instanceof ColumnType.Int)) {
            return Optional.of("it is no whole number");
        }
        if (column.defaultValue().isPresent() || column.generated().isPresent()) {
            return Optional.of("it has a value otherwise");
        }
        return table.hasKeyLedBy(List.of(column.name())) ? Optional.empty() : Optional.of("no key begins with it");
    }
}
