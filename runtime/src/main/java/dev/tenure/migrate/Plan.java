package dev.tenure.migrate;

import dev.tenure.mysql.TableLock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run would do, statement by statement.
 *
 * @param entries the migrations in the order in which they would run; empty when there is nothing to do
 */
public record Plan(List<Entry> entries) {

    /** What would be done with a statement. */
    public enum Action {

        /** Run it. */
        RUN,

        /** Take over the table that it would create: it is there and equals the model. */
        ADOPT,

        /** Pass it over: it would drop a table that Tenure did not create, or that is gone already. */
        SPARE,

        /** Nothing: an interrupted run had done it. */
        DONE_ALREADY
    }

    /**
     * A migration and what would be done with it.
     *
     * @param direction  up or down; a migrate begins with what an interrupted rollback left to do
     * @param statements all statements of the script, also those that would not run
     */
    public record Entry(Migration migration, Direction direction, List<Planned> statements) {
        public Entry {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A statement and what would be done with it.
     *
     * @param there whether the table that it creates or drops is there before; empty where it does neither
     * @param locks what it locks while it runs; empty unless it would run
     * @param rows  how many rows go with the table that a rollback drops; empty where it drops none
     */
    public record Planned(
            Script.Statement statement,
            Action action,
            Optional<Boolean> there,
            List<TableLock> locks,
            Optional<Long> rows) {

        public Planned {
            locks = List.copyOf(locks);
        }

        static Planned idle(Script.Statement statement, Action action, Optional<Boolean> there) {
            return new Planned(statement, action, there, List.of(), Optional.empty());
        }
    }

    /** Takes migrations over as they stand: each of their statements is recorded, and none runs. */
    static Plan adopting(List<Migration> migrations) {
        return new Plan(migrations.stream().map(Plan::adopting).toList());
    }

    static Entry adopting(Migration migration) {
        return new Entry(migration, Direction.UP, migration.up().statements().stream()
                .map(statement -> Planned.idle(statement, Action.ADOPT, Optional.of(true)))
                .toList());
    }

    public Plan {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The text of the statements that would run, each under a comment with its migration: what a dry run prints. */
    public String sql() {
        return entries.stream().map(Plan::sql).collect(Collectors.joining("\n"));
    }

    private static String sql(Entry entry) {
        return "-- " + entry.migration().label() + (entry.direction() == Direction.UP ? "" : ", back") + "\n"
                + entry.statements().stream().map(Plan::sql).collect(Collectors.joining());
    }

    private static String sql(Planned planned) {
        return planned.action() == Action.RUN
                ? planned.statement().sql() + ";\n"
                : "-- statement " + planned.statement().number() + " is passed over: "
                        + planned.action().toString().toLowerCase(Locale.ROOT).replace('_', ' ') + "\n";
    }
}
