package dev.tenure.schema.rule;

import java.util.Optional;

/** What an author said for departing from a rule. */
final class Reasons {

    private Reasons() {}

    /** Whether anything was said: blanks are no reason. */
    static boolean isGiven(Optional<String> reason) {
        return reason.filter(text -> !text.isBlank()).isPresent();
    }
}
