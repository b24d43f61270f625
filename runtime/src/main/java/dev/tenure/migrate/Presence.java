package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which of the tables and triggers that statements make are there, followed from one statement to the next. */
final class Presence {

    private final Set<String> tables;
    private final Map<String, String> triggers;

    private Presence(Set<String> tables, Map<String, String> triggers) {
        this.tables = tables;
        this.triggers = triggers;
    }

    /** What is there now of all that these statements make or drop. */
    static Presence now(Inspection inspection, List<Script.Statement> statements) throws SQLException {
        List<Effect> effects = statements.stream().map(Script.Statement::effect).toList();
        return new Presence(
                inspection.existing(effects.stream().flatMap(effect -> effect.table().stream()).toList()),
                inspection.triggers(effects.stream().flatMap(effect -> effect.trigger().stream()).toList()));
    }

    /** The tables that migrations leave behind, of those that they create. */
    static Set<String> after(List<Migration> migrations) {
        Set<String> made = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Migration migration : migrations) {
            for (Script.Statement statement : migration.up().statements()) {
                if (statement.effect() instanceof Effect.CreateTable create) {
                    made.add(create.name());
                } else if (statement.effect() instanceof Effect.DropTable drop) {
                    made.remove(drop.name());
                } else if (statement.effect() instanceof Effect.AlterTable alter && made.contains(alter.name())) {
                    made.remove(alter.name());
                    made.add(alter.renamedTo().orElse(alter.name()));
                }
            }
        }
        return made;
    }

    /** Whether what the statement makes or drops is there; empty where that is neither a table nor a trigger. */
    Optional<Boolean> before(Effect effect) {
        return effect.table().map(tables::contains).or(() -> effect.trigger().map(triggers::containsKey));
    }

    /** Follows a statement that is going to run, as far as it takes something away. */
    void follow(Effect effect) {
        if (effect instanceof Effect.DropTable drop) {
            tables.remove(drop.name());
            triggers.values().removeIf(drop.name()::equalsIgnoreCase);
        } else if (effect instanceof Effect.DropTrigger drop) {
            triggers.remove(drop.name());
        }
    }
}
