package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.stream.Stream;

/** The current time fills a TIMESTAMP or a DATETIME, to as many digits as the column has. */
final class CurrentTimeRule extends ColumnRule {

    CurrentTimeRule() {
        super("TEN149");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        boolean now = column.defaultValue().orElse(null) instanceof DefaultValue.Now;
        if (!now && !column.onUpdateNow()) {
            return Stream.empty();
        }
        boolean time = column.type() instanceof ColumnType.Timestamp || column.type() instanceof ColumnType.DateTime;
        boolean exact = !now || ColumnLengthRule.fraction(column.type())
                .filter(digits -> digits == ((DefaultValue.Now) column.defaultValue().get()).fsp()).isPresent();
        return time && exact ? Stream.empty() : Stream.of(finding(
                Subject.column(table, column.name(), "default"),
                "The column " + column.name() + " " + TypeWords.of(column.type()) + " of " + table.name()
                        + " is to take the current time, which "
                        + (time ? "has another number of fractional digits." : "only a TIMESTAMP or a DATETIME can."),
                "Declare the field as Instant or LocalDateTime, or give the value in the program."));
    }
}
