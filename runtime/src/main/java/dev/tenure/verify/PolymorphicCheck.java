package dev.tenure.verify;

import dev.tenure.schema.Entity.Polymorphic;
import dev.tenure.schema.Subject;
import java.util.stream.Stream;

/** A check that asks something of each polymorphic reference whose two columns are there. */
abstract class PolymorphicCheck implements DataCheck {

    @Override
    public final Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(table -> table.declared().entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .filter(reference -> table.has(reference.typeColumn(), reference.idColumn()))
                .flatMap(reference -> questions(scope, table, reference)));
    }

    abstract Stream<Question> questions(Scope scope, LiveTable table, Polymorphic reference);

    static Subject subject(LiveTable table, Polymorphic reference) {
        return Subject.polymorphic(table.declared(), reference, "");
    }
}
