package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/**
 * A unique key with a column that takes NULL does not refuse duplicates whose value there is NULL. The two keys of a
 * soft delete rest on just that, one covering for the other, and are excused; so is a key with the id, which has no
 * duplicates.
 */
final class NullHoleRule extends IndexRule {

    NullHoleRule() {
        super("TEN109");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        if (!index.unique() || table.tellsRowsApart(index) || isOfSoftDelete(table, index)) {
            return Stream.empty();
        }
        return index.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .filter(Column::nullable)
                .limit(1)
                .map(column -> finding(
                        Subject.index(table, index, "columns"),
                        "The unique key " + index.name() + " of " + table.name() + " holds " + column.name()
                                + ", which takes NULL: rows with NULL there never count as equal, and any number gets "
                                + "in.",
                        "Make " + column.name() + " NOT NULL; if it is the time of deletion, use @SoftDeleteUnique."));
    }

    private static boolean isOfSoftDelete(Table table, Index index) {
        return table.entity().stream()
                .flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(key -> key.withDeletedAt().equalsIgnoreCase(index.name())
                        || key.live().equalsIgnoreCase(index.name()));
    }
}
