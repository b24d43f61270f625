package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A polymorphic reference has targets, each a table of the schema with an id of one column, each under a name of its
 * own.
 */
final class PolymorphicTargetsRule extends PolymorphicRule {

    PolymorphicTargetsRule() {
        super("TEN125");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table, Entity.Polymorphic reference) {
        return wrongWith(tables, reference.targets()).stream().map(what -> finding(
                Subject.polymorphic(table, reference, "targets"),
                "The polymorphic reference " + reference.property() + " of " + table.name() + " " + what,
                "List each entity once, all of this schema, and give those whose names are equal a @TypeName each."));
    }

    private static Optional<String> wrongWith(Tables tables, List<Entity.Target> targets) {
        Set<String> names = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Entity.Target target : targets) {
            Optional<Table> table = tables.named(target.table());
            if (table.isEmpty()) {
                return Optional.of("can point to " + target.table() + ", which is no table of this schema.");
            }
            if (table.get().primaryKey().size() != 1) {
                return Optional.of("can point to " + target.table() + ", which has no id of one column.");
            }
            if (!seen.add(Tables.folded(target.table()))) {
                return Optional.of("lists " + target.table() + " twice.");
            }
            if (!names.add(Tables.folded(target.type()))) {
                return Optional.of("knows two targets by the name \"" + target.type() + "\".");
            }
        }
        return targets.isEmpty() ? Optional.of("has no targets.") : Optional.empty();
    }
}
