package dev.tenure.schema.rule;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.TypeWords;
import java.util.stream.Stream;

/** Both sides of a foreign key have one type, to the sign and the length. */
final class ForeignKeyTypeRule extends ReferenceRule {

    ForeignKeyTypeRule() {
        super("TEN113");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        if (reference.isTenantKey()) {
            return Stream.empty();
        }
        return reference.pairs()
                .filter(pair -> !stored(pair.child().type()).equals(stored(pair.parent().type())))
                .map(pair -> finding(
                        reference.subject("type"),
                        reference.words() + " leads from " + pair.child().name() + " "
                                + TypeWords.of(pair.child().type()) + " to " + reference.parent().name() + "."
                                + pair.parent().name() + " " + TypeWords.of(pair.parent().type()) + ".",
                        "Give both columns the same type; a field with @References gets it by itself if nothing "
                                + "else is said."));
    }

    /** A boolean is a small number by another name. */
    private static ColumnType stored(ColumnType type) {
        return type instanceof ColumnType.Bool ? new ColumnType.Int(ColumnType.Int.Size.TINY, false) : type;
    }
}
