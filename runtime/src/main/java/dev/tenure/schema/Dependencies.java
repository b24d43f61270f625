package dev.tenure.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which table needs which. */
public final class Dependencies {

    private Dependencies() {}

    /**
     * The tables in an order in which each can be created: parents first, otherwise as given. Tables of a cycle keep
     * their given order among themselves: a rule reports the cycle.
     */
    public static List<Table> parentsFirst(List<Table> tables) {
        Map<String, List<Table>> byName = new HashMap<>();
        tables.forEach(table -> byName.computeIfAbsent(Names.folded(table.name()), name -> new ArrayList<>()).add(table));
        List<Table> ordered = new ArrayList<>();
        Set<Table> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Table table : tables) {
            visit(table, byName, seen, ordered);
        }
        return ordered;
    }

    private static void visit(Table table, Map<String, List<Table>> byName, Set<Table> seen, List<Table> ordered) {
        if (!seen.add(table)) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            byName.getOrDefault(Names.folded(key.referencedTable()), List.of())
                    .forEach(parent -> visit(parent, byName, seen, ordered));
        }
        ordered.add(table);
    }
}
