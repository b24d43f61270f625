package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Names;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.diff.Change;
import java.util.List;
import java.util.Optional;

/**
 * The way from the schema of the release that runs to that of the next.
 *
 * @param before    what was promoted last
 * @param after     what is declared now
 * @param changes   what leads from one to the other
 * @param said      what the entities say of it
 */
public record Evolution(Schema before, Schema after, List<Change> changes, Said said) {

    public Evolution {
        changes = List.copyOf(changes);
    }

    /** What a present table was before; empty for a new one. */
    Optional<Table> former(String table) {
        return before.table(changes.stream()
                .filter(change -> change instanceof Change.RenameTable rename && rename.name().equalsIgnoreCase(table))
                .map(Change::table)
                .findFirst().orElse(table));
    }

    /** The present name of a former column of a present table. */
    String present(String table, String column) {
        return changes.stream()
                .filter(change -> change instanceof Change.RenameColumn rename && isOf(rename, table)
                        && rename.column().name().equalsIgnoreCase(column))
                .map(change -> ((Change.RenameColumn) change).name())
                .findFirst().orElse(column);
    }

    Optional<Backfill> backfill(String table, String column) {
        return said.backfill(table, column);
    }

    /** Whether the release before names a column in its statements: all but what the server computes for itself. */
    boolean isUsed(String table, Column column) {
        return column.generated().isEmpty() || former(table)
                .flatMap(Table::entity)
                .filter(entity -> entity.properties().stream()
                        .noneMatch(property -> Names.contains(property.columns(), column.name())))
                .isEmpty();
    }

    private static boolean isOf(Change change, String table) {
        return change.table().equalsIgnoreCase(table);
    }
}
