package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** No check and no generated column reads a column that the server numbers: its value is not there yet. */
final class AutoIncrementReadRule extends TableRule {

    AutoIncrementReadRule() {
        super("TEN133");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        List<String> numbered =
                table.columns().stream().filter(Column::autoIncrement).map(Column::name).toList();
        Stream<Finding> checks = table.checks().stream()
                .filter(check -> reads(check.expression(), table, numbered))
                .map(check -> finding(
                        Subject.check(table, check, ""),
                        "The check " + check.name() + " of " + table.name() + " reads " + numbered.get(0)
                                + ", which the server numbers.",
                        "Take the constraint off: the server's numbers begin at 1."));
        Stream<Finding> columns = table.columns().stream()
                .filter(column -> column.generated()
                        .filter(generated -> reads(generated.expression(), table, numbered)).isPresent())
                .map(column -> finding(
                        Subject.column(table, column.name(), "generated"),
                        "The generated column " + column.name() + " of " + table.name() + " reads " + numbered.get(0)
                                + ", which the server numbers.",
                        "Compute it in a query instead, or give the id yourself: @Id(generated = false)."));
        return Stream.concat(checks, columns);
    }

    private static boolean reads(Expression expression, Table table, List<String> numbered) {
        return expression.columnsIn(table).stream().anyMatch(column -> Names.contains(numbered, column));
    }
}
