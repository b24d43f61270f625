package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import java.util.stream.Stream;

/** Both sides of a foreign key over text compare it by one collation. */
final class ForeignKeyCollationRule extends ReferenceRule {

    ForeignKeyCollationRule() {
        super("TEN114");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        if (reference.isTenantKey()) {
            return Stream.empty();
        }
        return reference.pairs()
                .filter(pair -> pair.child().type().isCharacter() && pair.parent().type().isCharacter())
                .filter(pair -> !collation(reference, pair, true).equalsIgnoreCase(collation(reference, pair, false)))
                .map(pair -> finding(
                        reference.subject("collation"),
                        reference.words() + " compares " + pair.child().name() + " by "
                                + collation(reference, pair, true) + ", but " + reference.parent().name() + "."
                                + pair.parent().name() + " has " + collation(reference, pair, false) + ".",
                        "Give both columns the same collation, in @Column or in @Table."));
    }

    private static String collation(Reference reference, Reference.Pair pair, boolean child) {
        return child
                ? reference.child().collationOf(pair.child())
                : reference.parent().collationOf(pair.parent());
    }
}
