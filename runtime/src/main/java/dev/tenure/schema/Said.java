package dev.tenure.schema;

import java.util.List;
import java.util.Optional;

/** What entities say of how they came to be what they declare; it is no part of the model. */
public record Said(
        List<Renamed> renames, List<Removed> removals, List<Backfill> backfills, List<Acceptance> acceptances) {

    public static final Said NOTHING = new Said(List.of(), List.of());

    public Said {
        renames = List.copyOf(renames);
        removals = List.copyOf(removals);
        backfills = List.copyOf(backfills);
        acceptances = List.copyOf(acceptances);
    }

    /** Without a word on rows and risks. */
    public Said(List<Renamed> renames, List<Removed> removals) {
        this(renames, removals, List.of(), List.of());
    }

    /**
     * Something goes on under another name.
     *
     * @param table   the table's present name
     * @param columns the column's present name; of a polymorphic reference both; none where the table itself is meant
     * @param former  the former name; of a polymorphic reference that of its field, or what both columns began with
     */
    public record Renamed(String table, List<String> columns, String former) {
        public Renamed {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Something goes for good.
     *
     * @param table   the table; by its present name where it stays
     * @param column  the column; empty where the table goes
     * @param because why
     */
    public record Removed(String table, Optional<String> column, String because) {}

    public Optional<Backfill> backfill(String table, String column) {
        return backfills.stream()
                .filter(said -> said.table().equalsIgnoreCase(table) && said.column().equalsIgnoreCase(column))
                .findFirst();
    }

    /** What was said of a table that goes. */
    public Optional<Removed> removalOf(String table) {
        return removal(table, Optional.empty());
    }

    /** What was said of a column that goes, by the present name of its table. */
    public Optional<Removed> removalOf(String table, String column) {
        return removal(table, Optional.of(column));
    }

    private Optional<Removed> removal(String table, Optional<String> column) {
        return removals.stream()
                .filter(removed -> removed.table().equalsIgnoreCase(table)
                        && removed.column().map(Names::folded).equals(column.map(Names::folded)))
                .findFirst();
    }
}
