package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.Optional;
import java.util.stream.Stream;

/** A DECIMAL has 1 to 65 digits, up to 30 of them after the point, as MySQL counts; MariaDB would take 38. */
final class DecimalRule extends ColumnRule {

    private static final int MOST_DIGITS = 65;
    private static final int MOST_AFTER_THE_POINT = 30;

    DecimalRule() {
        super("TEN142");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        return column.type() instanceof ColumnType.Decimal type
                ? wrongWith(type).stream().map(what -> finding(
                        Subject.column(table, column.name(), "type"),
                        "The column " + column.name() + " of " + table.name() + " is " + TypeWords.of(type)
                                + ", but " + what + ".",
                        "Set the digits with @Digits(integer = …, fraction = …); they add up to the precision."))
                : Stream.empty();
    }

    private static Optional<String> wrongWith(ColumnType.Decimal type) {
        if (type.precision() < 1 || type.precision() > MOST_DIGITS) {
            return Optional.of("it must have 1 to " + MOST_DIGITS + " digits in all");
        }
        if (type.scale() < 0 || type.scale() > MOST_AFTER_THE_POINT) {
            return Optional.of("it must have 0 to " + MOST_AFTER_THE_POINT + " digits after the point");
        }
        return type.scale() > type.precision()
                ? Optional.of("it cannot have more digits after the point than in all")
                : Optional.empty();
    }
}
