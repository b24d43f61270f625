package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import java.util.stream.Stream;

/** A foreign key cannot lead from a column that is not on disk, and cannot write one that the server computes. */
final class GeneratedReferenceRule extends ReferenceRule {

    GeneratedReferenceRule() {
        super("TEN117");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        boolean writes = reference.writesChild();
        return reference.pairs()
                .map(Reference.Pair::child)
                .filter(column -> column.generated().filter(generated -> !generated.stored() || writes).isPresent())
                .map(column -> finding(
                        reference.subject("value"),
                        reference.words() + " " + fault(column) + ".",
                        "Refer from a column that is not computed; a stored one can refuse or go with its parent."));
    }

    private static String fault(Column column) {
        return column.generated().get().stored()
                ? "would write " + column.name() + ", which the server computes"
                : "leads from " + column.name() + ", which is computed when it is read";
    }
}
