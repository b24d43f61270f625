package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import java.util.List;
import java.util.Optional;

/** A unique key that loses a column refuses what it let through, of rows that are there and of the release before. */
final class NarrowedKeyRule extends EachChangeRule {

    NarrowedKeyRule() {
        super("TEN190", Severity.ERROR);
    }

    @Override
    Optional<Finding> check(Evolution evolution, Change change) {
        return added(change).filter(Index::unique).flatMap(index -> wider(evolution, change.table(), index)
                .map(former -> finding(
                        new Subject(Subject.Kind.INDEX, change.table(), index.name(), "columns"),
                        "The unique key " + index.name() + " of " + change.table() + " is over "
                                + String.join(", ", index.columns()) + " only; before, "
                                + former.name() + " was over " + String.join(", ", former.columns())
                                + ", and let rows through that are now the same.",
                        "Let a new release keep to the narrower key first." + OR_ACCEPT)));
    }

    private static Optional<Index> added(Change change) {
        return change instanceof Change.AddIndex add ? Optional.of(add.index())
                : change instanceof Change.ReplaceIndex replace ? Optional.of(replace.after()) : Optional.empty();
    }

    /** The former key that held all columns of this one and more, and is no more. */
    private static Optional<Index> wider(Evolution evolution, String table, Index index) {
        Optional<Table> former = evolution.former(table);
        Optional<Table> present = evolution.after().table(table);
        return former.stream().flatMap(known -> known.indexes().stream()
                        .filter(Index::unique)
                        .filter(old -> !known.tellsRowsApart(old)))
                .filter(old -> {
                    List<String> columns =
                            old.columns().stream().map(column -> evolution.present(table, column)).toList();
                    return columns.size() > index.columns().size()
                            && index.columns().stream().allMatch(column -> Names.contains(columns, column))
                            && present.stream().flatMap(known -> known.indexes().stream())
                                    .noneMatch(kept -> kept.unique() && Names.same(kept.columns(), columns));
                })
                .findFirst();
    }
}
