package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Loosened;
import java.util.Optional;

/** What the release before still needs must not be taken from it. */
final class WaitingRule extends EachChangeRule {

    WaitingRule() {
        super("TEN182", Severity.WARNING);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        if (change instanceof Change.DropTable drop) {
            return Optional.of(waiting(Subject.schema("removed " + drop.table()),
                    "The release before still uses the table " + drop.table() + ", which goes."));
        }
        if (change instanceof Change.DropColumn drop) {
            return evolution.isUsed(drop.table(), drop.column()) && !Loosened.mustBeGiven(drop.column())
                    ? Optional.of(waiting(removal(drop),
                            "The release before still uses " + drop.table() + "." + drop.column().name()
                                    + ", which goes."))
                    : Optional.empty();
        }
        return change instanceof Change.ModifyColumn modify && isRequired(modify)
                ? Optional.of(waiting(column(modify.table(), modify.after().name(), "nullable"),
                        "The release before may still leave out " + modify.table() + "." + modify.after().name()
                                + ", which must be given from now on."))
                : Optional.empty();
    }

    private static boolean isRequired(Change.ModifyColumn modify) {
        return Loosened.mustBeGiven(modify.after()) && !Loosened.mustBeGiven(modify.before());
    }

    private Finding waiting(Subject subject, String what) {
        return finding(subject, what, "Run its migration when that release no longer runs anywhere." + OR_ACCEPT);
    }
}
