package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of a table have different names, whatever their case. */
final class KeyNameRule extends TableRule {

    KeyNameRule() {
        super("TEN131");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        Set<String> seen = new HashSet<>();
        return table.indexes().stream()
                .filter(index -> !seen.add(Names.folded(index.name())))
                .map(index -> finding(
                        Subject.index(table, index, "name"),
                        table.name() + " has two keys called " + index.name() + ".",
                        "Give one of them another name."));
    }
}
