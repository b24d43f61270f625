package dev.tenure.migrate;

import dev.tenure.schema.Names;
import dev.tenure.schema.diff.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that one migration makes: to one table, one after the other.
 *
 * @param table   the table by the name that it has afterwards, or had if it goes
 * @param changes what is done, in order; never empty
 */
record Part(String table, List<Change> changes) {

    Part {
        changes = List.copyOf(changes);
    }

    /** Each run of changes to one table, in order. */
    static List<Part> of(List<Change> changes) {
        List<Part> parts = new ArrayList<>();
        List<Change> run = new ArrayList<>();
        String table = "";
        for (Change change : changes) {
            String next = change instanceof Change.RenameTable rename ? rename.name() : change.table();
            if (!run.isEmpty() && !Names.folded(next).equals(Names.folded(table))) {
                parts.add(new Part(table, run));
                run.clear();
            }
            table = next;
            run.add(change);
        }
        if (!run.isEmpty()) {
            parts.add(new Part(table, run));
        }
        return parts;
    }

    /** What the migration is called. */
    String name() {
        if (changes.size() == 1) {
            Change only = changes.get(0);
            if (only instanceof Change.CreateTable) {
                return "create_" + table;
            }
            if (only instanceof Change.DropTable) {
                return "drop_" + table;
            }
            if (only instanceof Change.RenameTable rename) {
                return "rename_" + rename.table() + "_to_" + rename.name();
            }
        }
        return "alter_" + table;
    }
}
