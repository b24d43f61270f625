package dev.tenure.verify.exercise;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema with all that its rows need in a database that others made: an entity declares the least that an existing
 * table must have, and a row has to please the rest of it as well.
 */
final class Widening {

    private static final String AS_IT_IS = "the database has it so";

    private final Schema declared;
    private final Schema live;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private Widening(Schema declared, Schema live) {
        this.declared = declared;
        this.live = live;
    }

    /** @param live all tables of the database */
    static Schema of(Schema declared, Schema live) {
        Widening widening = new Widening(declared, live);
        declared.tables().forEach(widening::add);
        return new Schema(declared.name(), declared.tenant(), declared.migrations(),
                List.copyOf(widening.tables.values()));
    }

    private void add(Table table) {
        Optional<Table> there = live.table(table.name());
        boolean widened = table.role() == Table.Role.EXISTING && there.isPresent();
        Table wide = widened ? widened(table, there.get()) : table;
        tables.put(Names.folded(table.name()), wide);
        for (ForeignKey reference : wide.foreignKeys()) {
            String parent = reference.referencedTable();
            if (!tables.containsKey(Names.folded(parent)) && declared.table(parent).isEmpty()) {
                live.table(parent).map(Widening::stranger).ifPresent(this::add);
            }
        }
    }

    /** A table of which nothing is declared. */
    private static Table stranger(Table there) {
        List<Column> key = there.columns().stream()
                .filter(column -> Names.contains(there.primaryKey(), column.name())).toList();
        return new Table(there.name(), Table.Role.EXISTING, "", there.storage(), key, there.primaryKey(), List.of(),
                List.of(), List.of(), List.of(), Optional.empty());
    }

    private Table widened(Table table, Table there) {
        List<Column> columns = new ArrayList<>(table.columns());
        there.columns().stream()
                .filter(column -> table.column(column.name()).isEmpty() && isNeeded(column, there))
                .forEach(columns::add);
        Table wide = with(table, columns, table.indexes(), List.of(), table.checks());
        List<Index> indexes = new ArrayList<>(table.indexes());
        there.indexes().stream()
                .filter(index -> index.unique() && table.index(index.name()).isEmpty() && isOf(wide, index.columns()))
                .forEach(indexes::add);
        List<Check> checks = new ArrayList<>(table.checks());
        there.checks().stream()
                .filter(check -> check.expression() instanceof Compare compare && isOf(wide, List.of(compare.column())))
                .forEach(checks::add);
        return with(table, columns, indexes, foreignKeys(table, wide, there), checks);
    }

    private static Table with(
            Table table, List<Column> columns, List<Index> indexes, List<ForeignKey> keys, List<Check> checks) {
        return new Table(table.name(), table.role(), table.comment(), table.storage(), columns, table.primaryKey(),
                indexes, keys, checks, table.triggers(), table.entity());
    }

    /** Whether no row goes in without a value of its own for the column. */
    private boolean isNeeded(Column column, Table there) {
        boolean told = there.indexes().stream()
                .anyMatch(index -> index.unique() && Names.contains(index.columns(), column.name()));
        boolean required = !column.autoIncrement() && !column.nullable() && (column.defaultValue().isEmpty() || told);
        return column.generated().isEmpty() && (required || isReferredTo(there, column));
    }

    private boolean isReferredTo(Table there, Column column) {
        return live.tables().stream().flatMap(table -> table.foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equalsIgnoreCase(there.name())
                        && Names.contains(key.referencedColumns(), column.name()));
    }

    private static boolean isOf(Table table, List<String> columns) {
        return columns.stream().allMatch(name ->
                table.column(name).filter(column -> column.generated().isEmpty()).isPresent());
    }

    /** Those that are there go before those that are declared: they are the ones that rows meet. */
    private List<ForeignKey> foreignKeys(Table table, Table wide, Table there) {
        List<ForeignKey> keys = new ArrayList<>(there.foreignKeys().stream()
                .filter(key -> isOf(wide, key.columns()) && live.table(key.referencedTable()).isPresent())
                .map(key -> asDeclared(key, wide))
                .toList());
        table.foreignKeys().stream()
                .filter(key -> keys.stream().noneMatch(one -> Names.same(one.columns(), key.columns())))
                .forEach(keys::add);
        return keys;
    }

    /** With the names of columns as the model has them, and not to be deleted past. */
    private ForeignKey asDeclared(ForeignKey key, Table wide) {
        ForeignKey named = new ForeignKey(key.name(),
                names(wide, key.columns()), key.referencedTable(),
                declared.table(key.referencedTable()).map(parent -> names(parent, key.referencedColumns()))
                        .orElse(key.referencedColumns()),
                key.onDelete(), key.onUpdate());
        return key.onDelete().refuses() ? named.keepsTenant(AS_IT_IS) : named;
    }

    private static List<String> names(Table table, List<String> columns) {
        return columns.stream().map(name -> table.column(name).map(Column::name).orElse(name)).toList();
    }
}
