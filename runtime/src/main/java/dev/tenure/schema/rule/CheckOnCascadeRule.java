package dev.tenure.schema.rule;

import dev.tenure.schema.Check;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.stream.Stream;

/** The server refuses a check on a column that a foreign key writes: nothing would check what the key writes. */
final class CheckOnCascadeRule extends ReferenceRule {

    CheckOnCascadeRule() {
        super("TEN118");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        if (!reference.writesChild()) {
            return Stream.empty();
        }
        return reference.child().checks().stream()
                .flatMap(check -> written(reference, check).stream()
                        .limit(1)
                        .map(column -> finding(
                                Subject.check(reference.child(), check, ""),
                                "The check " + check.name() + " of " + reference.child().name() + " reads " + column
                                        + ", which the foreign key " + reference.key().name() + " writes.",
                                "Take the constraint off, or choose CASCADE or RESTRICT for onDelete and RESTRICT for "
                                        + "onUpdate.")));
    }

    private static List<String> written(Reference reference, Check check) {
        return check.expression().columnsIn(reference.child()).stream()
                .filter(column -> Names.contains(reference.key().columns(), column))
                .toList();
    }
}
