package dev.tenure.mysql;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.Map;

/** How the expressions of generated columns and checks are written. */
public final class Expressions {

    private static final Map<Expression.Compare.Operator, String> OPERATORS = Map.of(
            Expression.Compare.Operator.AT_LEAST, ">=",
            Expression.Compare.Operator.MORE_THAN, ">",
            Expression.Compare.Operator.AT_MOST, "<=",
            Expression.Compare.Operator.LESS_THAN, "<");

    private Expressions() {}

    public static String text(Expression expression) {
        if (expression instanceof Expression.IsLive live) {
            return "IF(" + Identifiers.quote(live.deletedAtColumn()) + " IS NULL, 1, NULL)";
        }
        if (expression instanceof Expression.Compare compare) {
            return Identifiers.quote(compare.column()) + " " + OPERATORS.get(compare.operator()) + " "
                    + compare.bound().toPlainString();
        }
        if (expression instanceof Expression.ValidJson json) {
            return "JSON_VALID(" + Identifiers.quote(json.column()) + ")";
        }
        return ((Expression.Raw) expression).text();
    }

    /**
     * The same schema with every expression as a server gives it back: what a declared schema has to go through before
     * it is compared with a live one.
     */
    public static Schema canonical(Schema schema) {
        return new Schema(schema.name(), schema.tenant(), schema.migrations(),
                schema.tables().stream().map(Expressions::canonical).toList());
    }

    /** The same for one table. */
    public static Table canonical(Table table) {
        return new Table(table.name(), table.role(), table.comment(), table.storage(),
                table.columns().stream().map(Expressions::canonical).toList(),
                table.primaryKey(), table.indexes(), table.foreignKeys(),
                table.checks().stream()
                        .map(check -> new Check(check.name(), canonical(check.expression()), check.enforced()))
                        .toList(),
                table.triggers(), table.entity());
    }

    private static Column canonical(Column column) {
        return column.generated()
                .map(how -> column.withGenerated(new Generated(canonical(how.expression()), how.stored())))
                .orElse(column);
    }

    private static Expression canonical(Expression expression) {
        return ExpressionReader.read(ExpressionReader.canonical(text(expression)));
    }
}
