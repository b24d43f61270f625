package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import java.util.stream.Stream;

/** A foreign key that empties its columns needs columns that take NULL. */
final class SetNullRule extends ReferenceRule {

    SetNullRule() {
        super("TEN115");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        ForeignKey key = reference.key();
        String aspect = key.onDelete() == ForeignKey.Action.SET_NULL ? "onDelete" : "onUpdate";
        boolean empties = key.onDelete() == ForeignKey.Action.SET_NULL || key.onUpdate() == ForeignKey.Action.SET_NULL;
        if (!empties || reference.isTenantKey()) {
            return Stream.empty();
        }
        return reference.pairs()
                .filter(pair -> !pair.child().nullable())
                .map(pair -> finding(
                        reference.subject(aspect),
                        reference.words() + " empties " + pair.child().name() + ", which is NOT NULL.",
                        "Let the column take NULL, or choose CASCADE or RESTRICT."));
    }
}
