package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.diff.Change;
import java.util.List;
import java.util.Optional;

/** A rule that looks at one change at a time. */
abstract class EachChangeRule implements ChangeRule {

    /** How a remedy ends that leaves a choice. */
    static final String OR_ACCEPT = " Or say with @Accept why it does no harm.";

    private final String code;
    private final Severity severity;

    EachChangeRule(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final List<Risk> check(Evolution evolution) {
        return evolution.changes().stream()
                .flatMap(change -> check(evolution, change).stream()
                        .map(finding -> new Risk(severity, finding, Optional.of(change))))
                .toList();
    }

    abstract Optional<Finding> check(Evolution evolution, Change change);

    final Finding finding(Subject subject, String what, String remedy) {
        return Finding.of(code, subject, what, remedy);
    }

    /** Where it is said that a column goes. */
    static Subject removal(Change.DropColumn drop) {
        return new Subject(Subject.Kind.TABLE, drop.table(), "", "removed " + drop.column().name());
    }

    static Subject column(String table, String column, String aspect) {
        return new Subject(Subject.Kind.COLUMN, table, column, aspect);
    }
}
