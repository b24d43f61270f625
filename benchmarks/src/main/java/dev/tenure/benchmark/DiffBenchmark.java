package dev.tenure.benchmark;

import dev.tenure.migrate.Proposal;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Differ;
import dev.tenure.schema.diff.Renames;
import dev.tenure.schema.json.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What leads from one shape of 1,000 tables to another: where one table changed, and where all did. */
final class DiffBenchmark {

    private static final int TABLES = 1_000;

    private DiffBenchmark() {}

    static void run() throws Exception {
        Schema before = LargeSchema.of(TABLES);
        Schema one = changed(before, 1);
        Schema all = changed(before, TABLES);
        Optional<Snapshot> promoted = Optional.of(new Snapshot(Optional.empty(), TABLES, before));
        System.out.println("diff of " + TABLES + " tables");
        Contest contest = new Contest(Contest.Time.WALL)
                .enter("changes, one table", () -> Differ.changes(before, one, Renames.NONE))
                .enter("changes, all tables", () -> Differ.changes(before, all, Renames.NONE))
                .enter("proposal, one table", () -> Proposal.of(one, promoted, Said.NOTHING))
                .enter("proposal, all tables", () -> Proposal.of(all, promoted, Said.NOTHING))
                .run(10, 11);
        System.out.printf(Locale.ROOT, "  the slowest takes %.3f s (target < 1)%n",
                contest.median("proposal, all tables") / 1_000);
    }

    /** The last tables get a column and a key over it, a column that takes more, and lose a key. */
    private static Schema changed(Schema schema, int count) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            boolean change = tables.size() >= schema.tables().size() - count && tables.size() > 0;
            tables.add(change ? changed(table) : table);
        }
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), tables);
    }

    private static Table changed(Table table) {
        List<Column> columns = new ArrayList<>(table.columns().stream()
                .map(column -> column.name().equals("code")
                        ? Column.of("code", new ColumnType.Varchar(120), false)
                        : column)
                .toList());
        columns.add(Column.of("place", new ColumnType.Varchar(50), true));
        List<Index> indexes = new ArrayList<>(table.indexes().stream()
                .filter(index -> !index.name().equals("idx_created"))
                .toList());
        indexes.add(Index.of("idx_place", false, List.of("company_id", "place")));
        return new Table(table.name(), table.role(), table.comment(), table.storage(), columns, table.primaryKey(),
                indexes, table.foreignKeys(), table.checks(), table.triggers(), table.entity());
    }
}
