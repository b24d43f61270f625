package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Loosened;
import java.util.Optional;

/** While a column that must be given is there the next release cannot insert, and afterwards the one before cannot. */
final class BreakingDropRule extends EachChangeRule {

    BreakingDropRule() {
        super("TEN181", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        return change instanceof Change.DropColumn drop && Loosened.mustBeGiven(drop.column())
                ? Optional.of(finding(
                        removal(drop),
                        "The column " + drop.table() + "." + drop.column().name()
                                + " goes, but must be given as long as it is there: at no time can both the release "
                                + "before and this one insert rows.",
                        "Let it be nullable or have a @Default first, and remove it a release later." + OR_ACCEPT))
                : Optional.empty();
    }
}
