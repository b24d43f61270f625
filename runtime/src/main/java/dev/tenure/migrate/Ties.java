package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.AlterActions;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.TableFacts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which foreign keys hold on to tables that are to be dropped: those that are there now and go later, or never. */
final class Ties {

    private final Presence there;
    private final Map<String, Integer> droppedTables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> droppedKeys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> held = new ArrayList<>();
    private boolean checked = true;
    private int behind;

    /** @param there what is there when the next statement is followed */
    Ties(Presence there) {
        this.there = there;
    }

    /** Foreign keys are checked again with every file. */
    void begin() {
        checked = true;
    }

    /** Follows a statement that is going to run, before {@code there} does. */
    void follow(Script.Statement statement) {
        Effect effect = statement.effect();
        behind++;
        if (effect instanceof Effect.ForeignKeyChecks checks) {
            checked = checks.on();
        } else if (effect instanceof Effect.DropTable drop) {
            there.table(drop.name()).ifPresent(name -> {
                droppedTables.put(name, behind);
                if (checked) {
                    held.add(name);
                }
            });
        } else {
            AlterActions.of(statement.sql()).released().forEach(key -> droppedKeys.put(key, behind));
        }
    }

    /** @throws TenureException TEN414 for the first table that cannot go */
    void require(Inspection inspection) throws SQLException {
        List<TableFacts.Reference> references = inspection.referring(held);
        for (String table : held) {
            references.stream()
                    .filter(reference -> reference.parent().equalsIgnoreCase(table))
                    .filter(reference -> !goesBefore(reference, droppedTables.get(table)))
                    .findFirst()
                    .ifPresent(Ties::refuse);
        }
    }

    private boolean goesBefore(TableFacts.Reference reference, int drop) {
        return droppedTables.getOrDefault(reference.child(), drop) < drop
                || droppedKeys.getOrDefault(reference.name(), drop) < drop;
    }

    private static void refuse(TableFacts.Reference reference) {
        throw new TenureException(
                "TEN414",
                "The table " + reference.parent() + " cannot be dropped: " + reference.child()
                        + " refers to it by the foreign key " + reference.name() + ".",
                "Roll back what created that key first, or drop the key. Nothing was changed.");
    }
}
