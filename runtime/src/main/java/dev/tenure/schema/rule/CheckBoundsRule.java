package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Interval;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.stream.Stream;

/** The bounds of a number leave some value that its column can hold. */
final class CheckBoundsRule extends ColumnRule {

    CheckBoundsRule() {
        super("TEN147");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        return Interval.of(column.type())
                .map(all -> Bounds.of(table, column.name())
                        .reduce(all, Interval::within, (left, right) -> right))
                .filter(Interval::isEmpty)
                .stream()
                .map(none -> finding(
                        Subject.column(table, column.name(), ""),
                        "No value of " + TypeWords.of(column.type()) + " is within the bounds of " + table.name() + "."
                                + column.name() + ": nothing could be written.",
                        "Correct the constraints on the field, or choose a wider type."));
    }
}
