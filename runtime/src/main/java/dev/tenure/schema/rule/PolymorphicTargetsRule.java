package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A polymorphic reference has targets, lists each of them once, and knows each by a name of its own. */
final class PolymorphicTargetsRule extends PolymorphicRule {

    PolymorphicTargetsRule() {
        super("TEN125");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table, Entity.Polymorphic reference) {
        return wrongWith(reference.targets()).stream().map(what -> finding(
                Subject.polymorphic(table, reference, "targets"),
                "The polymorphic reference " + reference.property() + " of " + table.name() + " " + what,
                "List the entities that it can refer to, each once, and give those of one name a @TypeName each."));
    }

    private static Optional<String> wrongWith(List<Entity.Target> targets) {
        Set<String> tables = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Entity.Target target : targets) {
            if (!tables.add(Names.folded(target.table()))) {
                return Optional.of("lists " + target.table() + " twice.");
            }
            if (!names.add(Names.folded(target.type()))) {
                return Optional.of("knows two targets by the name \"" + target.type() + "\".");
            }
        }
        return targets.isEmpty() ? Optional.of("has no targets.") : Optional.empty();
    }
}
