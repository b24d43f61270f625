package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiPredicate;

/** That a column takes all that it should, and nothing beyond. */
final class LimitChecks {

    private static final String NOT_DECLARED = "neither of these";
    private static final BiPredicate<String, String> SAME_NUMBER =
            (expected, found) -> new BigDecimal(expected).compareTo(new BigDecimal(found)) == 0;

    private final Trial trial;
    private final Table table;
    private final Column column;

    LimitChecks(Trial trial, Table table, Column column) {
        this.trial = trial;
        this.table = table;
        this.column = column;
    }

    void takesOnly(List<String> values) throws SQLException {
        for (String value : values) {
            takes("'" + value + "'", value, String::equals);
        }
        refuses(Objection.NOT_IN_ENUM, "'" + NOT_DECLARED + "'", NOT_DECLARED);
    }

    void takesCharacters(int most) throws SQLException {
        takes(most + " characters", "x".repeat(most), String::equals);
        refuses(Objection.TOO_LONG, (most + 1) + " characters", "x".repeat(most + 1));
    }

    void takesUpTo(String greatest) throws SQLException {
        BigDecimal most = new BigDecimal(greatest);
        takes(greatest, most, SAME_NUMBER);
        BigDecimal more = most.add(SampleValues.step(column.type()));
        refuses(Objection.OUT_OF_RANGE, more.toPlainString(), more);
    }

    void keeps(Compare compare) throws SQLException {
        BigDecimal edge = SampleValues.edge(compare, column.type());
        BigDecimal step = SampleValues.step(column.type());
        BigDecimal beyond = SampleValues.isLowerBound(compare) ? edge.subtract(step) : edge.add(step);
        takes(edge.toPlainString(), edge, SAME_NUMBER);
        refuses(Objection.CHECK, beyond.toPlainString(), beyond);
    }

    void takesOnlyJson() throws SQLException {
        takes("JSON", "{\"a\": [1, null]}", (expected, found) -> found.contains("null"));
        refuses(Objection.NO_JSON, "text that is no JSON", "{\"a\": ");
    }

    private void takes(String what, Object value, BiPredicate<String, String> same) throws SQLException {
        Row row = trial.draft(trial.tenant(1), table).with(column.name(), value);
        trial.undone(() -> {
            trial.takes(row, what + " in " + label(), remedy());
            String found = trial.read(row, column.name());
            if (!same.test(plain(value), found)) {
                throw new Refutation(label() + " was given " + what + ", and now holds " + found + ".", remedy());
            }
        });
    }

    private void refuses(Objection reason, String what, Object value) {
        Row row = trial.draft(trial.tenant(1), table).with(column.name(), value);
        trial.refuses(reason, row, what + " in " + label(), remedy());
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private String label() {
        return table.name() + "." + column.name();
    }

    private String remedy() {
        boolean checked = SampleValues.comparisons(table, column.name()).findAny().isPresent();
        return "Let the column be " + TypeWords.of(column.type()) + (checked ? " with the checks that the entity declares" : "")
                + (column.type() instanceof ColumnType.Json ? ", and the session strict." : ".");
    }
}
