package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** The time of deletion is a point in time, and NULL while the row lives. */
final class SoftDeleteRule extends TableRule {

    SoftDeleteRule() {
        super("TEN110");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return table.entity().flatMap(Entity::softDelete).flatMap(table::column)
                .flatMap(column -> check(table, column)).stream();
    }

    private Optional<Finding> check(Table table, Column column) {
        if (!column.nullable()) {
            return Optional.of(finding(
                    Subject.column(table, column.name(), "nullable"),
                    "The time of deletion " + column.name() + " of " + table.name()
                            + " is NOT NULL, so that every row counts as deleted.",
                    "Take @NotNull off its field."));
        }
        boolean time = column.type() instanceof ColumnType.Timestamp || column.type() instanceof ColumnType.DateTime;
        return time ? Optional.empty() : Optional.of(finding(
                Subject.column(table, column.name(), "type"),
                "The time of deletion " + column.name() + " of " + table.name() + " is no point in time.",
                "Give it a TIMESTAMP or a DATETIME: declare its field as Instant."));
    }
}
