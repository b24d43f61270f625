package dev.tenure.schema.diff.rule;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.TypeWords;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Conversions;
import dev.tenure.schema.diff.Families;

/** A shorter length, fewer digits, a smaller range: what is there may not fit, and the release before may add to it. */
final class NarrowedColumnRule extends ModifyRule {

    NarrowedColumnRule() {
        super("TEN184", Severity.ERROR, "type");
    }

    @Override
    boolean concerns(Change.ModifyColumn modify) {
        ColumnType before = modify.before().type();
        ColumnType after = modify.after().type();
        return !Conversions.keep(before, after) && Families.same(before, after)
                && !(before instanceof ColumnType.Enumeration);
    }

    @Override
    String what(String label, Change.ModifyColumn modify) {
        return "The column " + label + " becomes " + TypeWords.of(modify.after().type()) + ", which holds less than "
                + TypeWords.of(modify.before().type()) + " does.";
    }

    @Override
    String remedy(Change.ModifyColumn modify) {
        return "Release the tighter bounds in Java first, and narrow the column when no row is beyond them."
                + OR_ACCEPT;
    }
}
