package dev.tenure.schema.diff;

import dev.tenure.schema.Column;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What leads from the keys of one shape of a table to those of another. New keys come before old ones go, for a foreign
 * key may rest on either.
 */
final class IndexDiffer {

    private final Table was;
    private final Table base;
    private final Table target;

    /** Those that must go before their columns change. */
    private final Set<String> early = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    IndexDiffer(Table was, Table base, Table target, Set<String> rebuilt, Set<String> reshaped) {
        this.was = was;
        this.base = base;
        this.target = target;
        for (Index index : base.indexes()) {
            boolean changes = present(index).filter(other -> Comparison.INDEXES.alike(index, other)).isEmpty();
            Predicate<String> inTheWay = column -> rebuilt.contains(column)
                    || target.column(column).isEmpty() && base.column(column).flatMap(Column::generated).isPresent()
                    || changes && reshaped.contains(column) && target.column(column).isPresent();
            if (index.columns().stream().anyMatch(inTheWay)) {
                early.add(index.name());
            }
        }
    }

    /** Whether a foreign key over these columns had a key to rest on, and has none while the columns change. */
    boolean leaveWithoutKey(List<String> columns) {
        Stream<List<String>> staying = Stream.concat(
                primaryKeyChanges() ? Stream.empty() : Stream.of(base.primaryKey()),
                staying().stream().map(Index::columns));
        return base.hasKeyLedBy(columns) && staying.noneMatch(key -> Names.startsWith(key, columns));
    }

    /** Those that stay where they are until the columns have changed. */
    List<Index> staying() {
        return base.indexes().stream().filter(index -> !early.contains(index.name())).toList();
    }

    List<Change> early() {
        return was.indexes().stream()
                .filter(index -> early.contains(index.name()))
                .<Change>map(index -> new Change.DropIndex(target.name(), index))
                .toList();
    }

    List<Change> late() {
        List<Change> changes = new ArrayList<>();
        List<Index> gone = new ArrayList<>(staying().stream().filter(index -> present(index).isEmpty()).toList());
        List<Change> replaced = new ArrayList<>();
        if (primaryKeyChanges()) {
            changes.add(new Change.ChangePrimaryKey(target.name(), base.primaryKey(), target.primaryKey()));
        }
        for (Index index : target.indexes()) {
            Optional<Index> before = base.index(index.name()).filter(old -> !early.contains(old.name()));
            Optional<Index> alike = gone.stream().filter(old -> Comparison.INDEXES.alike(old, index)).findFirst();
            if (before.isPresent()) {
                if (!Comparison.INDEXES.alike(before.get(), index)) {
                    replaced.add(new Change.ReplaceIndex(target.name(), before.get(), index));
                }
            } else if (alike.isPresent()) {
                gone.remove(alike.get());
                changes.add(new Change.RenameIndex(target.name(), alike.get().name(), index.name()));
            } else {
                changes.add(new Change.AddIndex(target.name(), index));
            }
        }
        changes.addAll(replaced);
        gone.forEach(index -> changes.add(new Change.DropIndex(target.name(), index)));
        return changes;
    }

    private boolean primaryKeyChanges() {
        return !Names.same(base.primaryKey(), target.primaryKey());
    }

    private Optional<Index> present(Index index) {
        return target.index(index.name());
    }
}
