package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import java.util.stream.Stream;

/**
 * The server refuses a stored column over one whose foreign key does anything but refuse; a virtual one is computed
 * afresh.
 */
final class StoredOverCascadeRule extends ReferenceRule {

    StoredOverCascadeRule() {
        super("TEN119");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        ForeignKey key = reference.key();
        if (!key.writesColumns()) {
            return Stream.empty();
        }
        return reference.child().columns().stream()
                .filter(Column::isStored)
                .filter(column -> readsColumnOf(reference, column))
                .map(column -> finding(
                        Subject.column(reference.child(), column.name(), "stored"),
                        "The stored column " + column.name() + " of " + reference.child().name() + " is computed from "
                                + Words.columns(key.columns()) + ", on which the foreign key " + key.name() + " acts.",
                        "Make it virtual: leave stored out of @Computed."));
    }

    private static boolean readsColumnOf(Reference reference, Column column) {
        return column.generated().get().expression().columnsIn(reference.child()).stream()
                .anyMatch(read -> Names.contains(reference.key().columns(), read));
    }
}
