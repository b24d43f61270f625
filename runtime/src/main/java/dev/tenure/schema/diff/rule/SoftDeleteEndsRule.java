package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that were deleted softly are there still, and live again once nothing tells them apart. */
final class SoftDeleteEndsRule implements ChangeRule {

    @Override
    public String code() {
        return "TEN192";
    }

    @Override
    public List<Risk> check(Evolution evolution) {
        return evolution.after().owned().stream().flatMap(table -> check(evolution, table)).toList();
    }

    private Stream<Risk> check(Evolution evolution, Table table) {
        Optional<String> before = evolution.former(table.name())
                .flatMap(Table::entity)
                .flatMap(Entity::softDelete)
                .map(column -> evolution.present(table.name(), column));
        Optional<String> after = table.entity().flatMap(Entity::softDelete);
        return before.stream()
                .filter(column -> after.filter(column::equalsIgnoreCase).isEmpty())
                .map(column -> risk(evolution, table, column));
    }

    private Risk risk(Evolution evolution, Table table, String column) {
        return new Risk(
                Severity.ERROR,
                Finding.of(code(), Subject.table(table, ""),
                        "Rows of " + table.name() + " that were deleted come back to life: " + column
                                + " no longer says that they are deleted.",
                        "Delete those rows for good first." + EachChangeRule.OR_ACCEPT),
                drop(evolution, table, column));
    }

    private static Optional<Change> drop(Evolution evolution, Table table, String column) {
        return evolution.changes().stream()
                .filter(change -> change instanceof Change.DropColumn drop
                        && drop.table().equalsIgnoreCase(table.name())
                        && drop.column().name().equalsIgnoreCase(column))
                .findFirst();
    }
}
