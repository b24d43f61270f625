package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** A row takes up to 65,535 bytes, and the part of it that cannot lie elsewhere fits into a page of InnoDB. */
final class RowLengthRule extends TableRule {

    RowLengthRule() {
        super("TEN139");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        // of a column that is too long by itself another rule speaks
        boolean eachFits = table.columns().stream()
                .allMatch(column -> ColumnLengthRule.wrongWith(table, column).isEmpty());
        return !eachFits ? Stream.empty() : wrongWith(table).stream().map(what -> finding(
                Subject.table(table, ""),
                "The rows of " + table.name() + " " + what,
                "Make text columns shorter, use TEXT for the long ones, or split the table."));
    }

    private static Optional<String> wrongWith(Table table) {
        int row = Sizes.row(table);
        if (row > Sizes.LONGEST_ROW) {
            return Optional.of("take " + row + " bytes, and " + Sizes.LONGEST_ROW + " are the most.");
        }
        int inPage = Sizes.inPage(table);
        return inPage < Sizes.PAGE_ROOM ? Optional.empty() : Optional.of(
                "keep " + inPage + " bytes in their page, and fewer than " + Sizes.PAGE_ROOM + " fit.");
    }
}
