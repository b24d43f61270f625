package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which former tables and columns go on under other names, and how the former schema reads in those. */
final class Renaming {

    /** A former table, by the name of the present one that it goes on as. */
    private final Map<String, Table> formers = new HashMap<>();

    private final Map<String, String> tables = new HashMap<>();

    /** The present names of former columns, by the present name of the table. */
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    private Renaming() {}

    static Renaming of(Schema before, Schema after, Renames said) {
        Renaming renaming = new Renaming();
        Map<String, Table> old = new HashMap<>();
        before.owned().forEach(table -> old.put(Names.folded(table.name()), table));
        Set<String> present = new HashSet<>();
        after.owned().forEach(table -> present.add(Names.folded(table.name())));
        for (Table table : after.owned()) {
            Optional.ofNullable(old.get(Names.folded(table.name())))
                    .or(() -> said.formerTable(table.name()).map(Names::folded)
                            .filter(name -> !present.contains(name))
                            .map(old::get))
                    .ifPresent(former -> renaming.add(former, table, said));
        }
        return renaming;
    }

    private void add(Table former, Table table, Renames said) {
        formers.put(Names.folded(table.name()), former);
        tables.put(Names.folded(former.name()), table.name());
        Map<String, String> names = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            said.formerColumn(table.name(), column.name())
                    .filter(name -> former.column(column.name()).isEmpty() && table.column(name).isEmpty())
                    .filter(name -> former.column(name).isPresent())
                    .ifPresent(name -> names.put(Names.folded(name), column.name()));
        }
        columns.put(Names.folded(table.name()), names);
    }

    /** The former shape of a present table. */
    Optional<Table> former(Table table) {
        return Optional.ofNullable(formers.get(Names.folded(table.name())));
    }

    boolean goesOn(Table former) {
        return tables.containsKey(Names.folded(former.name()));
    }

    /** The present names of the renamed columns of a present table, by their former ones. */
    Map<String, String> columns(Table table) {
        return columns.getOrDefault(Names.folded(table.name()), Map.of());
    }

    /** A former table once tables have their present names, but columns not yet. */
    Table withTables(Table former) {
        return new Table(presentTable(former.name()), former.role(), former.comment(), former.storage(),
                former.columns(), former.primaryKey(), former.indexes(),
                former.foreignKeys().stream()
                        .map(key -> new ForeignKey(key.name(), key.columns(), presentTable(key.referencedTable()),
                                key.referencedColumns(), key.onDelete(), key.onUpdate(), key.keepsTenant()))
                        .toList(),
                former.checks(), former.triggers(), former.entity());
    }

    /** A former table once everything has its present name. */
    Table withAll(Table former) {
        Table table = withTables(former);
        Map<String, String> names = columns(table);
        return new Table(table.name(), table.role(), table.comment(), table.storage(),
                table.columns().stream().map(column -> renamed(column, names)).toList(),
                renamed(table.primaryKey(), names),
                table.indexes().stream().map(index -> renamed(index, names)).toList(),
                table.foreignKeys().stream()
                        .map(key -> new ForeignKey(key.name(), renamed(key.columns(), names), key.referencedTable(),
                                renamed(key.referencedColumns(), namesIn(key.referencedTable())),
                                key.onDelete(), key.onUpdate(), key.keepsTenant()))
                        .toList(),
                table.checks().stream()
                        .map(check -> new Check(check.name(), renamed(check.expression(), names), check.enforced()))
                        .toList(),
                table.triggers(), table.entity());
    }

    private String presentTable(String name) {
        return tables.getOrDefault(Names.folded(name), name);
    }

    private Map<String, String> namesIn(String table) {
        return columns.getOrDefault(Names.folded(table), Map.of());
    }

    private static List<String> renamed(List<String> columns, Map<String, String> names) {
        return columns.stream().map(column -> renamed(column, names)).toList();
    }

    private static String renamed(String column, Map<String, String> names) {
        return names.getOrDefault(Names.folded(column), column);
    }

    private static Column renamed(Column column, Map<String, String> names) {
        return new Column(renamed(column.name(), names), column.type(), column.nullable(), column.defaultValue(),
                column.onUpdateNow(), column.autoIncrement(),
                column.generated().map(how -> new Generated(renamed(how.expression(), names), how.stored())),
                column.collation(), column.comment(), column.extra());
    }

    private static Index renamed(Index index, Map<String, String> names) {
        return new Index(index.name(), index.unique(), index.kind(),
                index.parts().stream()
                        .map(part -> renamed(part, names))
                        .toList(),
                index.visible(), index.acrossTenants(), index.redundant());
    }

    private static Index.Part renamed(Index.Part part, Map<String, String> names) {
        return part.functional()
                ? part
                : new Index.Part(renamed(part.column(), names), part.descending(), part.prefix(), false);
    }

    /** What an author wrote is left as it is: it is compared with what the author writes now. */
    private static Expression renamed(Expression expression, Map<String, String> names) {
        if (expression instanceof Expression.IsLive live) {
            return new Expression.IsLive(renamed(live.deletedAtColumn(), names));
        }
        if (expression instanceof Expression.Compare compare) {
            return new Expression.Compare(renamed(compare.column(), names), compare.operator(), compare.bound());
        }
        return expression instanceof Expression.ValidJson json
                ? new Expression.ValidJson(renamed(json.column(), names))
                : expression;
    }
}
