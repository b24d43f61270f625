package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Entity.Polymorphic;
import dev.tenure.schema.Entity.Target;
import java.util.List;
import java.util.stream.Stream;

/** Rows whose polymorphic reference is to something that is none of its targets, by case or by name. */
final class UnknownTypes extends PolymorphicCheck {

    @Override
    Stream<Question> questions(Scope scope, LiveTable table, Polymorphic reference) {
        List<String> types = reference.targets().stream().map(Target::type).toList();
        return Stream.of(new Question("TEN255", subject(table, reference),
                RowQueries.otherThan(table.live(), reference.typeColumn(), types),
                "hold in " + reference.typeColumn() + " none of " + String.join(", ", types) + ".",
                "Correct them; whether letters are capital matters to whoever resolves the reference."));
    }
}
