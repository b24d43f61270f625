package dev.tenure.schema.diff;

import dev.tenure.schema.Column;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What leads from the columns of one shape of a table to those of another. It keeps count of their order on the way, so
 * that each step can be taken back to the very place.
 */
final class ColumnDiffer {

    private final Table was;
    private final Table base;
    private final Table target;
    private final Map<String, String> renamed;
    private final Set<String> rebuilt;
    private final List<Index> keys;

    /** The columns in the order that the steps so far have led to. */
    private final List<String> order;

    /** @param keys those that are there while columns change */
    ColumnDiffer(
            Table was, Table base, Table target, Map<String, String> renamed, Set<String> rebuilt, List<Index> keys) {
        this.was = was;
        this.base = base;
        this.target = target;
        this.renamed = renamed;
        this.rebuilt = rebuilt;
        this.keys = keys;
        this.order = new ArrayList<>(was.columns().stream().map(Column::name).toList());
    }

    /** Computed columns go before what they read; then columns get their names. */
    List<Change> before() {
        List<Change> changes = new ArrayList<>();
        List<Column> lastFirst = new ArrayList<>(was.columns());
        Collections.reverse(lastFirst);
        lastFirst.stream()
                .filter(column -> column.generated().isPresent())
                .filter(column -> isGone(column.name()) || rebuilt.contains(presentName(column.name())))
                .forEach(column -> changes.add(drop(column)));
        // a plain column that is to be computed from now on
        lastFirst.stream()
                .filter(column -> column.generated().isEmpty() && rebuilt.contains(presentName(column.name())))
                .forEach(column -> changes.add(drop(column)));
        was.columns().stream().filter(column -> order.contains(column.name())).forEach(column -> {
            String present = presentName(column.name());
            if (!present.equals(column.name())) {
                order.set(order.indexOf(column.name()), present);
                changes.add(new Change.RenameColumn(target.name(), column, present));
            }
        });
        return changes;
    }

    /** New columns, and those that become others. */
    List<Change> changed() {
        List<Change> changes = new ArrayList<>();
        target.columns().stream()
                .filter(column -> column.generated().isEmpty() && isNew(column))
                .forEach(column -> changes.add(add(column)));
        for (Column column : target.columns()) {
            if (column.generated().isEmpty() && !isNew(column)) {
                base.column(column.name())
                        .map(old -> new Change.ModifyColumn(
                                target.name(), spelledOut(old, base), spelledOut(column, target)))
                        .filter(change -> !withoutName(change.before()).equals(withoutName(change.after())))
                        .ifPresent(changes::add);
            }
        }
        target.columns().stream()
                .filter(column -> column.generated().isPresent() && isNew(column))
                .forEach(column -> changes.add(add(column)));
        target.columns().stream()
                .filter(column -> column.generated().isPresent() && !isNew(column))
                .forEach(column -> base.column(column.name())
                        .flatMap(old -> computed(old, column))
                        .ifPresent(changes::add));
        return changes;
    }

    private Optional<Change> computed(Column old, Column column) {
        if (old.isStored() != column.isStored()) {
            return Optional.of(new Change.ReplaceColumn(
                    target.name(), spelledOut(old, base), spelledOut(column, target), neighbour(indexOf(column.name())),
                    keys.stream().filter(key -> Names.contains(key.columns(), column.name())).toList()));
        }
        return old.comment().equals(column.comment()) && old.nullable() == column.nullable()
                ? Optional.empty()
                : Optional.of(new Change.ModifyColumn(target.name(), old, column));
    }

    /** Columns that go, and those that stand elsewhere. */
    List<Change> after() {
        List<Change> changes = new ArrayList<>();
        base.columns().stream()
                .filter(column -> column.generated().isEmpty() && isGone(column.name()))
                .filter(column -> !rebuilt.contains(column.name()))
                .forEach(column -> changes.add(drop(column)));
        List<String> wanted = target.columns().stream().map(Column::name).toList();
        Set<String> inPlace = ColumnOrder.longestCommon(wanted, order);
        for (int at = 0; at < wanted.size(); at++) {
            String name = wanted.get(at);
            if (!inPlace.contains(name)) {
                Optional<String> from = neighbour(indexOf(name));
                order.remove(indexOf(name));
                Optional<String> to = at == 0 ? Optional.empty() : Optional.of(order.get(indexOf(wanted.get(at - 1))));
                order.add(to.map(previous -> indexOf(previous) + 1).orElse(0), name);
                changes.add(new Change.MoveColumn(
                        target.name(), spelledOut(target.columns().get(at), target), from, to));
            }
        }
        return changes;
    }

    private Change add(Column column) {
        int at = 0;
        for (Column each : target.columns()) {
            if (each == column) {
                break;
            }
            at = Math.max(at, indexOf(each.name()) + 1);
        }
        order.add(at, column.name());
        return new Change.AddColumn(target.name(), spelledOut(column, target), neighbour(at));
    }

    private Change drop(Column column) {
        int at = indexOf(column.name());
        Optional<String> after = neighbour(at);
        order.remove(at);
        return new Change.DropColumn(target.name(), spelledOut(column, base), after);
    }

    private Optional<String> neighbour(int at) {
        return at == 0 ? Optional.empty() : Optional.of(order.get(at - 1));
    }

    private int indexOf(String name) {
        for (int at = 0; at < order.size(); at++) {
            if (order.get(at).equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isNew(Column column) {
        return base.column(column.name()).isEmpty() || rebuilt.contains(column.name());
    }

    private boolean isGone(String formerName) {
        return target.column(presentName(formerName)).isEmpty();
    }

    private String presentName(String formerName) {
        return renamed.getOrDefault(Names.folded(formerName), formerName);
    }

    private static Column spelledOut(Column column, Table table) {
        return column.type().isCharacter() ? column.withCollation(table.collationOf(column)) : column;
    }

    private static Column withoutName(Column column) {
        return new Column("", column.type(), column.nullable(), column.defaultValue(), column.onUpdateNow(),
                column.autoIncrement(), column.generated(), column.collation().map(Names::folded), column.comment(),
                "");
    }
}
