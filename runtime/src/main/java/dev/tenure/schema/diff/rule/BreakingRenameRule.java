package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/** What has another name at once is not found by the release that still runs. */
final class BreakingRenameRule extends EachChangeRule {

    BreakingRenameRule() {
        super("TEN180", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        if (change instanceof Change.RenameTable rename) {
            return Optional.of(renamed(
                    new Subject(Subject.Kind.TABLE, rename.name(), "", "name"), "The table " + rename.table(),
                    rename.table(), rename.name()));
        }
        return change instanceof Change.RenameColumn rename && evolution.isUsed(rename.table(), rename.column())
                ? Optional.of(renamed(
                        column(rename.table(), rename.name(), "name"),
                        "The column " + rename.table() + "." + rename.column().name(),
                        rename.column().name(), rename.name()))
                : Optional.empty();
    }

    private Finding renamed(Subject subject, String thing, String before, String after) {
        return finding(subject,
                thing + " is called " + after + " at once, while the release before still asks for " + before + ".",
                "Keep the old name; or add the new one beside it with @Backfill, and remove the old one a release "
                        + "later." + OR_ACCEPT);
    }
}
