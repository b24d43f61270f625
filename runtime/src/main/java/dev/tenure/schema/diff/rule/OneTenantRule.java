package dev.tenure.schema.diff.rule;

import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/** A constant gives all rows that are there to one tenant. */
final class OneTenantRule extends EachChangeRule {

    OneTenantRule() {
        super("TEN194", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        return change instanceof Change.AddColumn add && isTenantColumn(evolution, add) && isConstant(evolution, add)
                ? Optional.of(finding(
                        column(add.table(), add.column().name(), "backfill"),
                        "All rows that are there in " + add.table() + " go to one tenant.",
                        "Say by @Backfill(expression = …) whose a row is, from what it refers to." + OR_ACCEPT))
                : Optional.empty();
    }

    private static boolean isTenantColumn(Evolution evolution, Change.AddColumn add) {
        return evolution.after().table(add.table()).flatMap(Table::tenantColumn)
                .filter(add.column().name()::equalsIgnoreCase).isPresent();
    }

    private static boolean isConstant(Evolution evolution, Change.AddColumn add) {
        return evolution.backfill(add.table(), add.column().name()).map(Backfill::value)
                .or(add.column()::defaultValue)
                .filter(DefaultValue.Literal.class::isInstance).isPresent();
    }
}
