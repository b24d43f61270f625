package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.diff.Change;

/** What was different may be equal to another collation, and what could be written may not be to another charset. */
final class CollationChangeRule extends ModifyRule {

    CollationChangeRule() {
        super("TEN188", Severity.ERROR, "collation");
    }

    @Override
    boolean concerns(Change.ModifyColumn modify) {
        return modify.before().type().isCharacter() && modify.after().type().isCharacter()
                && !collation(modify.before()).equalsIgnoreCase(collation(modify.after()));
    }

    private static String collation(Column column) {
        return column.collation().orElse("");
    }

    @Override
    String what(String label, Change.ModifyColumn modify) {
        return "The column " + label + " turns from " + collation(modify.before()) + " to " + collation(modify.after())
                + ": unique keys over it may clash, its order changes, and nobody writes while the table is copied.";
    }

    @Override
    String remedy(Change.ModifyColumn modify) {
        return "Leave the collation as it is, and say it on the column where the table gets another." + OR_ACCEPT;
    }
}
