package dev.tenure.schema.diff;

import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What leads from one shape of a schema to another, in an order in which a server takes it: what holds on to something
 * goes before it, and comes back after it.
 */
public final class Differ {

    private Differ() {}

    /** The changes to the tables that Tenure owns; what is expected of others leads to none. */
    public static List<Change> changes(Schema before, Schema after, Renames said) {
        Renaming renaming = Renaming.of(before, after, said);
        Map<String, TableDiffer> kept = new LinkedHashMap<>();
        List<Table> made = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Table table : after.owned()) {
            Optional<Table> former = renaming.former(table);
            if (former.isEmpty()) {
                made.add(table);
                continue;
            }
            String name = former.get().name();
            if (!name.equalsIgnoreCase(table.name())) {
                changes.add(new Change.RenameTable(name, table.name()));
            }
            kept.put(Names.folded(table.name()), new TableDiffer(
                    renaming.withTables(former.get()), renaming.withAll(former.get()), table, renaming.columns(table)));
        }
        List<TableDiffer> differing = kept.values().stream().toList();
        for (TableDiffer child : differing) {
            child.detach(key -> Optional.ofNullable(kept.get(Names.folded(key.referencedTable()))));
        }
        differing.forEach(table -> changes.addAll(table.detaching()));
        changes.addAll(drops(before.owned().stream()
                .filter(table -> !renaming.goesOn(table))
                .map(renaming::withTables)
                .toList()));
        differing.forEach(table -> changes.addAll(table.reshaping()));
        Dependencies.parentsFirst(made).forEach(table -> changes.add(new Change.CreateTable(table)));
        differing.forEach(table -> changes.addAll(table.attaching()));
        return changes;
    }

    /** The former schema by the names that its tables have now, as it is when the way back from changes is half gone. */
    public static Schema former(Schema before, Schema after, Renames said) {
        Renaming renaming = Renaming.of(before, after, said);
        return new Schema(before.name(), before.tenant(), before.migrations(),
                before.tables().stream().map(renaming::withTables).toList());
    }

    /** The way back from {@code changes}. */
    public static List<Change> inverse(List<Change> changes) {
        List<Change> back = new ArrayList<>(changes.stream().map(Change::inverse).toList());
        Collections.reverse(back);
        return back;
    }

    private static List<Change> drops(List<Table> gone) {
        List<Change> childrenFirst = new ArrayList<>();
        Dependencies.parentsFirst(gone).forEach(table -> childrenFirst.add(new Change.DropTable(table)));
        Collections.reverse(childrenFirst);
        return childrenFirst;
    }
}
