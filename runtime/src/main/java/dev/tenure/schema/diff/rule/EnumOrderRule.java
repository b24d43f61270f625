package dev.tenure.schema.diff.rule;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.diff.Change;

/** A row holds the number of its constant: all are written anew where the numbers change, while nobody writes. */
final class EnumOrderRule extends ModifyRule {

    EnumOrderRule() {
        super("TEN187", Severity.WARNING, "type");
    }

    @Override
    boolean concerns(Change.ModifyColumn modify) {
        return modify.before().type() instanceof ColumnType.Enumeration before
                && modify.after().type() instanceof ColumnType.Enumeration after
                && after.values().containsAll(before.values())
                && !after.values().subList(0, before.values().size()).equals(before.values());
    }

    @Override
    String what(String label, Change.ModifyColumn modify) {
        return "The constants of " + label + " get another order, for which the server copies the table and lets "
                + "nobody write meanwhile.";
    }

    @Override
    String remedy(Change.ModifyColumn modify) {
        return "Leave the constants in their order, and put new ones at the end." + OR_ACCEPT;
    }
}
