package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tables that refer to each other in a circle cannot be created one after the other. A table may refer to itself. */
final class ReferenceCycleRule implements Rule {

    @Override
    public String code() {
        return "TEN121";
    }

    @Override
    public List<Finding> check(Schema schema) {
        Walk walk = new Walk(new Tables(schema));
        schema.owned().forEach(walk::visit);
        return walk.findings;
    }

    /** One walk along all references, depth first: a reference back to a table on the way closes a circle. */
    private final class Walk {

        private final Tables tables;
        private final List<String> way = new ArrayList<>();
        private final Set<String> left = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();

        Walk(Tables tables) {
            this.tables = tables;
        }

        void visit(Table table) {
            String name = Names.folded(table.name());
            if (left.contains(name)) {
                return;
            }
            way.add(name);
            for (ForeignKey key : table.foreignKeys()) {
                tables.named(key.referencedTable())
                        .filter(parent -> parent.role() == Table.Role.OWNED)
                        .filter(parent -> !parent.name().equalsIgnoreCase(table.name()))
                        .ifPresent(parent -> follow(table, key, parent));
            }
            way.remove(way.size() - 1);
            left.add(name);
        }

        private void follow(Table table, ForeignKey key, Table parent) {
            int start = way.indexOf(Names.folded(parent.name()));
            if (start < 0) {
                visit(parent);
                return;
            }
            findings.add(finding(
                    Subject.foreignKey(table, key, ""),
                    "The foreign key " + key.name() + " of " + table.name() + " closes a circle: "
                            + String.join(" refers to ", way.subList(start, way.size())) + " refers to "
                            + way.get(start) + ".",
                    "Take one of these references away, or move it into a table of its own."));
        }
    }
}
