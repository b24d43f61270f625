package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/** A rule that looks at columns that get another definition. */
abstract class ModifyRule extends EachChangeRule {

    private final String aspect;

    /** @param aspect what of the column's declaration it is about */
    ModifyRule(String code, Severity severity, String aspect) {
        super(code, severity);
        this.aspect = aspect;
    }

    @Override
    final Optional<Finding> check(Evolution evolution, Change change) {
        if (!(change instanceof Change.ModifyColumn modify) || !concerns(modify)) {
            return Optional.empty();
        }
        String label = modify.table() + "." + modify.after().name();
        return Optional.of(
                finding(column(modify.table(), modify.after().name(), aspect), what(label, modify), remedy(modify)));
    }

    abstract boolean concerns(Change.ModifyColumn modify);

    /** @param label how messages name the column */
    abstract String what(String label, Change.ModifyColumn modify);

    abstract String remedy(Change.ModifyColumn modify);
}
