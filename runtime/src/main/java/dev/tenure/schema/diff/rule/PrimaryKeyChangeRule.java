package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/** Rows lie in the order of the primary key, and the release before asks for them by it. */
final class PrimaryKeyChangeRule extends EachChangeRule {

    PrimaryKeyChangeRule() {
        super("TEN191", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        return change instanceof Change.ChangePrimaryKey key
                ? Optional.of(finding(
                        new Subject(Subject.Kind.PRIMARY_KEY, key.table(), "", ""),
                        "The primary key of " + key.table() + " turns from (" + String.join(", ", key.before())
                                + ") to (" + String.join(", ", key.after())
                                + "): the table is written anew with all its keys, and the release before knows rows "
                                + "by the old one.",
                        "Keep it, and give the other columns a @Unique." + OR_ACCEPT))
                : Optional.empty();
    }
}
