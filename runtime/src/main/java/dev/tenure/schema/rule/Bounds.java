package dev.tenure.schema.rule;

import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Table;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** What the checks of a table ask of the numbers in one of its columns. */
final class Bounds {

    private Bounds() {}

    static Stream<Compare> of(Table table, String column) {
        return table.checks().stream()
                .filter(check -> check.expression() instanceof Compare compare
                        && compare.column().equalsIgnoreCase(column))
                .map(check -> (Compare) check.expression());
    }

    static boolean allows(Compare bound, BigDecimal number) {
        int order = number.compareTo(bound.bound());
        return switch (bound.operator()) {
            case AT_LEAST -> order >= 0;
            case MORE_THAN -> order > 0;
            case AT_MOST -> order <= 0;
            case LESS_THAN -> order < 0;
        };
    }
}
