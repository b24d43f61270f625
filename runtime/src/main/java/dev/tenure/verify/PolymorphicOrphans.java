package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.mysql.RowQuery;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Entity.Polymorphic;
import dev.tenure.schema.Entity.Target;
import java.util.stream.Stream;

/**
 * Rows that say they refer to a row of a target's table, and refer to none. Deleted rows may: what they were about can
 * be gone as well.
 */
final class PolymorphicOrphans extends PolymorphicCheck {

    @Override
    Stream<Question> questions(Scope scope, LiveTable table, Polymorphic reference) {
        return reference.targets().stream().flatMap(target -> scope.target(target).stream()
                .map(there -> question(table, reference, target, there)));
    }

    private static Question question(LiveTable table, Polymorphic reference, Target target, LiveTable there) {
        RowQuery orphans = RowQueries.polymorphicOrphans(table.live(), reference.typeColumn(), target.type(),
                reference.idColumn(), there.live(), there.declared().primaryKey().get(0));
        return new Question("TEN253", subject(table, reference),
                table.declared().entity().flatMap(Entity::softDelete)
                        .filter(table::has)
                        .map(deletedAt -> RowQueries.amongLive(orphans, deletedAt))
                        .orElse(orphans),
                "refer as " + target.type() + " to rows of " + target.table() + " that do not exist.",
                "Delete them, or let them refer to rows that exist.");
    }
}
