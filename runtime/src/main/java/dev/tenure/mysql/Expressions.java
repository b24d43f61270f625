package dev.tenure.mysql;

import dev.tenure.schema.Expression;
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
}
