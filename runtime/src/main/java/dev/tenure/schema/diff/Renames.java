package dev.tenure.schema.diff;

import dev.tenure.schema.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was said to be the same thing under another name; nothing is ever guessed.
 *
 * @param tables  the former name of each renamed table, by its present name
 * @param columns the former name of each renamed column, by its table's present name and its own
 */
public record Renames(Map<String, String> tables, Map<String, Map<String, String>> columns) {

    public static final Renames NONE = new Renames(Map.of(), Map.of());

    public Renames {
        tables = folded(tables);
        Map<String, Map<String, String>> byTable = new HashMap<>();
        columns.forEach((table, names) -> byTable.put(Names.folded(table), folded(names)));
        columns = Map.copyOf(byTable);
    }

    Optional<String> formerTable(String table) {
        return Optional.ofNullable(tables.get(Names.folded(table)));
    }

    Optional<String> formerColumn(String table, String column) {
        return Optional.ofNullable(columns.getOrDefault(Names.folded(table), Map.of()).get(Names.folded(column)));
    }

    private static Map<String, String> folded(Map<String, String> names) {
        Map<String, String> folded = new HashMap<>();
        names.forEach((present, former) -> folded.put(Names.folded(present), former));
        return Map.copyOf(folded);
    }
}
