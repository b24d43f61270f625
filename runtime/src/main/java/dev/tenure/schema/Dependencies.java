package dev.tenure.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which table needs which. */
public final class Dependencies {

    private Dependencies() {}

    /**
     * The tables in an order in which each can be created: parents first, otherwise as given. Tables of a cycle keep
     * their given order among themselves: a rule reports the cycle.
     */
    public static List<Table> parentsFirst(List<Table> tables) {
        List<Table> ordered = new ArrayList<>();
        Set<Table> seen = new LinkedHashSet<>();
        for (Table table : tables) {
            visit(table, tables, seen, ordered);
        }
        return ordered;
    }

    private static void visit(Table table, List<Table> all, Set<Table> seen, List<Table> ordered) {
        if (!seen.add(table)) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            all.stream()
                    .filter(parent -> parent.name().equalsIgnoreCase(key.referencedTable()))
                    .forEach(parent -> visit(parent, all, seen, ordered));
        }
        ordered.add(table);
    }
}
