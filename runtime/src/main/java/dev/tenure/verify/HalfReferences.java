package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Entity.Polymorphic;
import java.util.stream.Stream;

/** Rows that name the type of what they refer to and no id, or an id and no type. */
final class HalfReferences extends PolymorphicCheck {

    @Override
    Stream<Question> questions(Scope scope, LiveTable table, Polymorphic reference) {
        if (!table.isNullable(reference.typeColumn()) && !table.isNullable(reference.idColumn())) {
            return Stream.empty();
        }
        return Stream.of(new Question("TEN256", subject(table, reference),
                RowQueries.halves(table.live(), reference.typeColumn(), reference.idColumn()),
                "have only one of " + reference.typeColumn() + " and " + reference.idColumn() + ".",
                "Complete the reference, or clear both columns."));
    }
}
