package dev.tenure.schema.diff;

import dev.tenure.schema.Names;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.HashMap;
import java.util.List;
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

    /** What was said, as far as {@code before} knows it. */
    public static Renames of(Said said, Schema before) {
        Map<String, String> tables = new HashMap<>();
        said.renames().stream().filter(renamed -> renamed.columns().isEmpty())
                .forEach(renamed -> tables.put(Names.folded(renamed.table()), renamed.former()));
        Map<String, Map<String, String>> columns = new HashMap<>();
        for (Said.Renamed renamed : said.renames()) {
            Optional<Table> former = before.table(renamed.table())
                    .or(() -> Optional.ofNullable(tables.get(Names.folded(renamed.table()))).flatMap(before::table));
            List<String> formers = formerColumns(renamed, former);
            for (int at = 0; at < renamed.columns().size(); at++) {
                columns.computeIfAbsent(renamed.table(), table -> new HashMap<>())
                        .put(renamed.columns().get(at), formers.get(at));
            }
        }
        return new Renames(tables, columns);
    }

    /** The former names of the columns that a renaming speaks of, in their order. */
    private static List<String> formerColumns(Said.Renamed renamed, Optional<Table> former) {
        if (renamed.columns().size() < 2) {
            return List.of(renamed.former());
        }
        return former.flatMap(Table::entity).stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .filter(reference -> reference.property().equals(renamed.former()))
                .map(reference -> List.of(reference.typeColumn(), reference.idColumn()))
                .findFirst()
                .orElse(List.of(renamed.former() + "_type", renamed.former() + "_id"));
    }

    public Optional<String> formerTable(String table) {
        return Optional.ofNullable(tables.get(Names.folded(table)));
    }

    public Optional<String> formerColumn(String table, String column) {
        return Optional.ofNullable(columns.getOrDefault(Names.folded(table), Map.of()).get(Names.folded(column)));
    }

    private static Map<String, String> folded(Map<String, String> names) {
        Map<String, String> folded = new HashMap<>();
        names.forEach((present, former) -> folded.put(Names.folded(present), former));
        return Map.copyOf(folded);
    }
}
