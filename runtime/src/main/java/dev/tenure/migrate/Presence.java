package dev.tenure.migrate;

import dev.tenure.mysql.AlterActions;
import dev.tenure.mysql.Effect;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which of the tables and triggers that statements speak of are there, followed from one statement to the next, and
 * what they and their columns were called when it was asked.
 */
final class Presence implements DataLoss.Names {

    /**
     * A table as it was found.
     *
     * @param name    its name then; empty for one that came since
     * @param columns the names then of columns that were renamed since
     */
    private record Found(Optional<String> name, Map<String, String> columns) {
        static Found as(Optional<String> name) {
            return new Found(name, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }
    }

    /** What the journal says where there is nothing to say. */
    static final String UNKNOWN = "unknown";

    private final Map<String, Found> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> triggers;
    private boolean certain = true;

    private Presence(Map<String, String> triggers) {
        this.triggers = triggers;
    }

    /** What is there now of all that these statements make, alter or drop. */
    static Presence now(Inspection inspection, List<Script.Statement> statements) throws SQLException {
        List<Effect> effects = statements.stream().map(Script.Statement::effect).toList();
        Presence now = new Presence(
                inspection.triggers(effects.stream().flatMap(effect -> effect.trigger().stream()).toList()));
        List<String> names = effects.stream().flatMap(Presence::tables).distinct().toList();
        inspection.existing(names).forEach(name -> now.tables.put(name, Found.as(Optional.of(name))));
        return now;
    }

    private static Stream<String> tables(Effect effect) {
        Stream<String> renamed =
                effect instanceof Effect.AlterTable alter ? alter.renamedTo().stream() : Stream.empty();
        return Stream.concat(effect.subject().stream(), renamed);
    }

    /** Whether what the statement makes or drops is there; empty where that is neither a table nor a trigger. */
    Optional<Boolean> before(Effect effect) {
        return effect.table().map(tables::containsKey).or(() -> effect.trigger().map(triggers::containsKey));
    }

    /** The same in the words of the journal. */
    String said(Effect effect) {
        return before(effect).map(there -> there ? "present" : "absent").orElse(UNKNOWN);
    }

    /** Whether what a statement drops has gone already, as far as statements before it can be seen through. */
    boolean isGone(Effect effect) {
        boolean drops = effect instanceof Effect.DropTable || effect instanceof Effect.DropTrigger;
        return drops && certain && !before(effect).orElseThrow();
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** The table that a trigger is on. */
    Optional<String> tableOf(String trigger) {
        return Optional.ofNullable(triggers.get(trigger));
    }

    /** What the table was called when it was asked; empty where it was not there. */
    @Override
    public Optional<String> table(String table) {
        return Optional.ofNullable(tables.get(table)).flatMap(Found::name);
    }

    /** What a column of the table was called when it was asked. */
    @Override
    public String column(String table, String column) {
        return tables.get(table).columns().getOrDefault(column, column);
    }

    /** Follows a statement that is going to run. */
    void follow(Script.Statement statement) {
        Effect effect = statement.effect();
        if (effect instanceof Effect.CreateTable create) {
            tables.putIfAbsent(create.name(), Found.as(Optional.empty()));
        } else if (effect instanceof Effect.DropTable drop) {
            tables.remove(drop.name());
            triggers.values().removeIf(drop.name()::equalsIgnoreCase);
        } else if (effect instanceof Effect.CreateTrigger create) {
            triggers.put(create.name(), create.on());
        } else if (effect instanceof Effect.DropTrigger drop) {
            triggers.remove(drop.name());
        } else if (effect instanceof Effect.AlterTable alter && tables.containsKey(alter.name())) {
            Map<String, String> columns = tables.get(alter.name()).columns();
            AlterActions.of(statement.sql()).renamed().forEach((from, to) -> {
                String first = columns.remove(from);
                columns.put(to, first == null ? from : first);
            });
            alter.renamedTo().ifPresent(name -> rename(alter.name(), name));
        } else if (effect instanceof Effect.Unknown) {
            certain = false;
        }
    }

    private void rename(String from, String to) {
        tables.put(to, tables.remove(from));
        triggers.replaceAll((trigger, table) -> table.equalsIgnoreCase(from) ? to : table);
    }
}
