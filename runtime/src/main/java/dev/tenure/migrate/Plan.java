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
     * @param before what the journal gets to say of the time before it: whether what it creates or drops is there
     * @param locks  what it locks while it runs; empty unless it would run
     * @param losses what a rollback would take from the database with it
     */
    public record Planned(
            Script.Statement statement,
            Action action,
            String before,
            List<TableLock> locks,
            List<Loss> losses) {

        public Planned {
            locks = List.copyOf(locks);
            losses = List.copyOf(losses);
        }

        /** How many rows go, or lose something; empty where it takes nothing. */
        public Optional<Long> rows() {
            return losses.stream().map(Loss::rows).max(Long::compare);
        }

        static Planned idle(Script.Statement statement, Action action, String before) {
            return new Planned(statement, action, before, List.of(), List.of());
        }
    }

    /**
     * What goes and does not come back.
     *
     * @param table  the table
     * @param column the column whose values go; empty where all of the rows does
     * @param rows   how many rows have something to lose
     */
    public record Loss(String table, Optional<String> column, long rows) {

        /** {@code orders (2 rows)}, {@code orders.note (1 row with a value)}. */
        @Override
        public String toString() {
            return table + column.map(name -> "." + name).orElse("") + " (" + rows + (rows == 1 ? " row" : " rows")
                    + (column.isPresent() ? " with a value)" : ")");
        }
    }

    /** Takes migrations over as they stand: each of their statements is recorded, and none runs. */
    static Plan adopting(List<Migration> migrations) {
        return new Plan(migrations.stream().map(Plan::adopting).toList());
    }

    static Entry adopting(Migration migration) {
        return new Entry(migration, Direction.UP, migration.up().statements().stream()
                .map(statement -> Planned.idle(statement, Action.ADOPT, Presence.UNKNOWN))
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
