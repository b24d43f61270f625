package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** TEXT, BLOB and JSON have no default in MySQL, and neither has what the server computes. */
final class DefaultOnLongRule extends ColumnRule {

    DefaultOnLongRule() {
        super("TEN145");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        boolean generated = column.generated().isPresent();
        boolean takesNone = generated || isLong(column.type());
        return column.defaultValue().isEmpty() || !takesNone ? Stream.empty() : Stream.of(finding(
                Subject.column(table, column.name(), "default"),
                "The column " + column.name() + " of " + table.name() + " has a default, which "
                        + (generated ? "a generated column" : "a TEXT, BLOB or JSON") + " cannot have.",
                "Take @Default away, and let the program give the value."));
    }

    static boolean isLong(ColumnType type) {
        return type instanceof ColumnType.Text || type instanceof ColumnType.Blob || type instanceof ColumnType.Json;
    }
}
