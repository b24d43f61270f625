package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an author writes for a computed column is one expression, over columns that are there before it. */
final class ExpressionRule extends TableRule {

    /** A quoted text, a quoted name, a comment's beginning, or one character. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`(?<name>(?:[^`]|``)+)`"
                    + "|(?<comment>--\\s|#|/\\*)|.");

    ExpressionRule() {
        super("TEN107");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return table.columns().stream().flatMap(column -> column.generated()
                .filter(generated -> generated.expression() instanceof Expression.Raw)
                .flatMap(generated -> wrongWith(table, column, (Expression.Raw) generated.expression()))
                .stream()
                .map(what -> finding(
                        Subject.column(table, column.name(), "generated"),
                        "The expression of " + column.name() + " of " + table.name() + " " + what + ".",
                        "Write one expression over columns of this table, as it could stand in a query.")));
    }

    private static Optional<String> wrongWith(Table table, Column column, Expression.Raw expression) {
        int depth = 0;
        Matcher token = TOKEN.matcher(expression.text());
        while (token.find()) {
            String text = token.group();
            String name = token.group("name");
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (depth < 0) {
                return Optional.of("closes a parenthesis that it did not open");
            }
            if (name != null && table.column(name.replace("``", "`")).isEmpty()) {
                return Optional.of("reads " + text + ", which is none of the table's columns");
            }
            if (text.equals(";") || token.group("comment") != null) {
                return Optional.of("goes beyond one expression at " + text.strip());
            }
            if (text.equals("'") || text.equals("\"") || text.equals("`")) {
                return Optional.of("opens a quote that it does not close");
            }
        }
        if (depth > 0) {
            return Optional.of("opens a parenthesis that it does not close");
        }
        return expression.text().isBlank() ? Optional.of("is empty") : readsLater(table, column, expression);
    }

    /** The server computes columns in their order. */
    private static Optional<String> readsLater(Table table, Column column, Expression.Raw expression) {
        List<Column> columns = table.columns();
        return expression.columnsIn(table).stream()
                .flatMap(name -> table.column(name).stream())
                .filter(read -> read.generated().isPresent() && columns.indexOf(read) >= columns.indexOf(column))
                .findFirst()
                .map(read -> "reads " + (read == column ? "the column itself" : read.name()
                        + ", which is computed later"));
    }
}
