package dev.tenure.schema.diff.rule;

import dev.tenure.schema.TypeWords;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Conversions;
import dev.tenure.schema.diff.Families;

/** A type of another sort: values are converted as the server sees fit, and the release before reads other ones. */
final class TypeChangeRule extends ModifyRule {

    TypeChangeRule() {
        super("TEN185", Severity.ERROR, "type");
    }

    @Override
    boolean concerns(Change.ModifyColumn modify) {
        return !Conversions.keep(modify.before().type(), modify.after().type())
                && !Families.same(modify.before().type(), modify.after().type());
    }

    @Override
    String what(String label, Change.ModifyColumn modify) {
        return "The column " + label + " becomes " + TypeWords.of(modify.after().type())
                + ", but what it holds was written as " + TypeWords.of(modify.before().type()) + ".";
    }

    @Override
    String remedy(Change.ModifyColumn modify) {
        return "Add a column of the new type beside it with @Backfill, and remove the old one a release later."
                + OR_ACCEPT;
    }
}
