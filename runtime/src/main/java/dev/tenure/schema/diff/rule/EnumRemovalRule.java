package dev.tenure.schema.diff.rule;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.diff.Change;
import java.util.ArrayList;
import java.util.List;

/** A constant that is gone may be in rows, and the release before may write it. */
final class EnumRemovalRule extends ModifyRule {

    EnumRemovalRule() {
        super("TEN186", Severity.ERROR, "type");
    }

    @Override
    boolean concerns(Change.ModifyColumn modify) {
        return modify.before().type() instanceof ColumnType.Enumeration before
                && modify.after().type() instanceof ColumnType.Enumeration after
                && !after.values().containsAll(before.values());
    }

    @Override
    String what(String label, Change.ModifyColumn modify) {
        List<String> gone = new ArrayList<>(((ColumnType.Enumeration) modify.before().type()).values());
        gone.removeAll(((ColumnType.Enumeration) modify.after().type()).values());
        return "The enum " + label + " loses " + String.join(", ", gone)
                + ", which rows and the release before may have.";
    }

    @Override
    String remedy(Change.ModifyColumn modify) {
        return "Keep the constant, by @EnumValue where it is to be called otherwise in Java, until nothing writes it "
                + "and no row has it." + OR_ACCEPT;
    }
}
