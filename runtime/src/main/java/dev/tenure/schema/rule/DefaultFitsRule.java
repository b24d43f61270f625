package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.stream.Stream;

/** A default is a value that the column can hold, as it would hold it, and that its checks let through. */
final class DefaultFitsRule extends ColumnRule {

    DefaultFitsRule() {
        super("TEN144");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        if (!(column.defaultValue().orElse(null) instanceof DefaultValue.Literal literal) || takesNone(column)) {
            return Stream.empty();
        }
        String text = literal.text();
        if (!Values.fits(text, column.type())) {
            return Stream.of(finding(
                    Subject.column(table, column.name(), "default"),
                    "The default \"" + text + "\" of " + table.name() + "." + column.name() + " is no value of "
                            + TypeWords.of(column.type()) + ".",
                    "Write it as the database holds it."));
        }
        boolean allowed = Values.number(text).map(number -> Bounds.of(table, column.name())
                .allMatch(bound -> Bounds.allows(bound, number))).orElse(true);
        return allowed ? Stream.empty() : Stream.of(finding(
                Subject.column(table, column.name(), "default"),
                "The default " + text + " of " + table.name() + "." + column.name() + " breaks the column's own check.",
                "Choose a default within the bounds, or widen them."));
    }

    /** Whether another rule speaks of any default that this column has. */
    private static boolean takesNone(Column column) {
        return column.autoIncrement() || column.generated().isPresent() || DefaultOnLongRule.isLong(column.type())
                || column.type() instanceof ColumnType.Other;
    }
}
