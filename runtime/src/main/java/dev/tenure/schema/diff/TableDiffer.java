package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What leads from one shape of a table to another, in three parts, between which come those of the other tables. */
final class TableDiffer {

    private final Table was;
    private final Table base;
    private final Table target;
    private final Map<String, String> renamed;

    /** Computed columns that go and come back, because they or what they read become others. */
    private final Set<String> rebuilt = names();

    /** Columns that are not what they were to a key over them. */
    private final Set<String> reshaped = names();

    private final Set<String> goneChecks = names();
    private final Set<String> detached = names();
    private final IndexDiffer indexes;
    private final ColumnDiffer columns;

    /**
     * @param was     the former table, with its former column names
     * @param base    the former table, with the present ones
     * @param target  the present table
     * @param renamed the present names of renamed columns, by their former ones
     */
    TableDiffer(Table was, Table base, Table target, Map<String, String> renamed) {
        this.was = was;
        this.base = base;
        this.target = target;
        this.renamed = renamed;
        findReshaped();
        findGoneChecks();
        indexes = new IndexDiffer(was, base, target, rebuilt, reshaped);
        columns = new ColumnDiffer(was, base, target, renamed, rebuilt, indexes.staying());
    }

    private static Set<String> names() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    private void findReshaped() {
        Set<String> restless = names();
        restless.addAll(renamed.values());
        for (Column column : base.columns()) {
            Optional<Column> present = target.column(column.name());
            if (present.isEmpty()) {
                reshaped.add(column.name());
            } else if (isAnother(column, present.get())) {
                reshaped.add(column.name());
                restless.add(column.name());
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Column column : base.columns()) {
                if (target.column(column.name()).filter(present -> isRebuilt(column, present, restless)).isPresent()) {
                    grows |= rebuilt.add(column.name());
                    reshaped.add(column.name());
                    restless.add(column.name());
                }
            }
        }
    }

    private void findGoneChecks() {
        Set<String> restless = names();
        restless.addAll(renamed.values());
        restless.addAll(rebuilt);
        base.columns().stream().map(Column::name).filter(name -> target.column(name).isEmpty()).forEach(restless::add);
        for (Check check : base.checks()) {
            boolean stays = !reads(check.expression(), base, restless)
                    && target.checks().stream().anyMatch(present -> check.name().equalsIgnoreCase(present.name())
                            && check.expression().equals(present.expression())
                            && check.enforced() == present.enforced());
            if (!stays) {
                goneChecks.add(check.name());
            }
        }
    }

    private boolean isAnother(Column before, Column after) {
        return !before.type().equals(after.type())
                || before.type().isCharacter()
                        && !base.collationOf(before).equalsIgnoreCase(target.collationOf(after));
    }

    private boolean isRebuilt(Column before, Column after, Set<String> restless) {
        if (before.generated().isEmpty() && after.generated().isEmpty()) {
            return false;
        }
        return !expression(before).equals(expression(after))
                || !before.type().equals(after.type())
                || before.isStored() != after.isStored() && isReadOrKey(before.name())
                || expression(before).filter(expression -> reads(expression, base, restless)).isPresent();
    }

    private static Optional<Expression> expression(Column column) {
        return column.generated().map(Generated::expression);
    }

    /** Whether something holds on to a column that is not let go of by dropping its keys. */
    private boolean isReadOrKey(String column) {
        return Stream.of(base, target).anyMatch(table -> Names.contains(table.primaryKey(), column)
                || table.foreignKeys().stream().anyMatch(key -> Names.contains(key.columns(), column))
                || Stream.concat(
                                table.columns().stream().flatMap(other -> expression(other).stream()),
                                table.checks().stream().map(Check::expression))
                        .anyMatch(expression -> Names.contains(expression.columnsIn(table), column)));
    }

    private static boolean reads(Expression expression, Table table, Set<String> columns) {
        return expression.columnsIn(table).stream().anyMatch(columns::contains);
    }

    /** Marks the foreign keys that cannot stay. */
    void detach(Function<ForeignKey, Optional<TableDiffer>> parents) {
        for (ForeignKey key : base.foreignKeys()) {
            boolean stays = target.foreignKey(key.name()).filter(present -> Comparison.FOREIGN_KEYS.alike(key, present)).isPresent()
                    && !isUnsettled(key.columns())
                    && !nullabilityMatters(key)
                    && parents.apply(key).filter(parent -> parent.isUnsettled(key.referencedColumns())).isEmpty();
            if (!stays) {
                detached.add(key.name());
            }
        }
        detachBehindNew();
    }

    /** On MySQL 9 a composite key must be defined after the plain ones of its table. */
    private void detachBehindNew() {
        boolean comesBack = false;
        for (ForeignKey key : target.foreignKeys()) {
            boolean stays = base.foreignKey(key.name()).isPresent() && !detached.contains(key.name());
            if (!stays) {
                comesBack = true;
            } else if (comesBack && key.columns().size() > 1) {
                detached.add(key.name());
            }
        }
    }

    private boolean nullabilityMatters(ForeignKey key) {
        boolean setsNull = key.onDelete() == ForeignKey.Action.SET_NULL || key.onUpdate() == ForeignKey.Action.SET_NULL;
        return setsNull && key.columns().stream().anyMatch(name -> base.column(name).map(Column::nullable)
                .filter(nullable -> target.column(name).filter(column -> column.nullable() == nullable).isPresent())
                .isEmpty());
    }

    private boolean isUnsettled(List<String> keyColumns) {
        return keyColumns.stream().anyMatch(reshaped::contains) || indexes.leaveWithoutKey(keyColumns);
    }

    /** What must be let go before any table changes its shape. */
    List<Change> detaching() {
        List<Change> changes = new ArrayList<>();
        was.triggers().stream()
                .filter(trigger -> !target.triggers().contains(trigger))
                .forEach(trigger -> changes.add(new Change.DropTrigger(target.name(), trigger)));
        was.foreignKeys().stream()
                .filter(key -> detached.contains(key.name()))
                .forEach(key -> changes.add(new Change.DropForeignKey(target.name(), key)));
        return changes;
    }

    /** Columns and keys. */
    List<Change> reshaping() {
        List<Change> changes = new ArrayList<>();
        was.checks().stream()
                .filter(check -> goneChecks.contains(check.name()))
                .forEach(check -> changes.add(new Change.DropCheck(target.name(), check)));
        changes.addAll(indexes.early());
        changes.addAll(columns.before());
        if (!base.storage().equals(target.storage())) {
            changes.add(new Change.ChangeStorage(target.name(), base.storage(), target.storage()));
        }
        if (!base.comment().equals(target.comment())) {
            changes.add(new Change.ChangeComment(target.name(), base.comment(), target.comment()));
        }
        changes.addAll(columns.changed());
        changes.addAll(indexes.late());
        changes.addAll(columns.after());
        return changes;
    }

    /** What holds on to the new shape. */
    List<Change> attaching() {
        List<Change> changes = new ArrayList<>();
        Set<String> kept = names();
        base.checks().forEach(check -> kept.add(check.name()));
        kept.removeAll(goneChecks);
        target.checks().stream()
                .filter(check -> !kept.contains(check.name()))
                .forEach(check -> changes.add(new Change.AddCheck(target.name(), check)));
        target.foreignKeys().stream()
                .filter(key -> base.foreignKey(key.name()).isEmpty() || detached.contains(key.name()))
                .forEach(key -> changes.add(new Change.AddForeignKey(target.name(), key)));
        target.triggers().stream()
                .filter(trigger -> !was.triggers().contains(trigger))
                .forEach(trigger -> changes.add(new Change.AddTrigger(target.name(), trigger)));
        return changes;
    }
}
