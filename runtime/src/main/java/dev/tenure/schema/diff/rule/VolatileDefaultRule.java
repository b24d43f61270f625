package dev.tenure.schema.diff.rule;

import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/** A default that is another each time tells of rows that are there what never was. */
final class VolatileDefaultRule extends EachChangeRule {

    VolatileDefaultRule() {
        super("TEN189", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        return change instanceof Change.AddColumn add
                        && add.column().defaultValue().filter(VolatileDefaultRule::isVolatile).isPresent()
                        && evolution.backfill(add.table(), add.column().name()).isEmpty()
                ? Optional.of(finding(
                        column(add.table(), add.column().name(), "default"),
                        "All rows that are there get one and the same time in " + add.table() + "."
                                + add.column().name() + ": that at which the migration runs.",
                        "Say by @Backfill what they get instead, as in @Backfill(expression = \"created_at\")."
                                + OR_ACCEPT))
                : Optional.empty();
    }

    private static boolean isVolatile(DefaultValue value) {
        return !(value instanceof DefaultValue.Literal);
    }
}
