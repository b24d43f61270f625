package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Loosened;
import java.util.Optional;

/** Rows that are there need something in a column that takes no NULL; a server would make it up. */
final class MissingValueRule extends EachChangeRule {

    MissingValueRule() {
        super("TEN183", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        if (!(change instanceof Change.AddColumn add) || !Loosened.mustBeGiven(add.column())
                || evolution.backfill(add.table(), add.column().name()).isPresent()) {
            return Optional.empty();
        }
        String label = add.table() + "." + add.column().name();
        boolean tenant = evolution.after().table(add.table()).flatMap(Table::tenantColumn)
                .filter(add.column().name()::equalsIgnoreCase).isPresent();
        return Optional.of(finding(
                column(add.table(), add.column().name(), "nullable"),
                "The column " + label + " comes to a table that is there, and nothing says what its rows get in it.",
                tenant
                        ? "Declare the field that holds it, @NotNull, and say by @Backfill(expression = …) whose a row"
                                + " is."
                        : "Give it a @Default, or say by @Backfill what rows that are there get, or let it be nullable."
                                + OR_ACCEPT));
    }
}
