package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.Charsets;
import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What has to be asked of rows before a change is made to a table that holds some. */
public final class Guards {

    private static final Map<Class<? extends Change>, BiFunction<Guards, Change, List<Guard>>> FACTS = Map.ofEntries(
            fact(Change.ModifyColumn.class, Guards::modified),
            fact(Change.AddIndex.class, (guards, change) -> guards.unique(change.table(), change.index())),
            fact(Change.ReplaceIndex.class, (guards, change) -> guards.unique(change.table(), change.after())),
            fact(Change.ReplaceColumn.class, (guards, change) -> change.keys().stream()
                    .flatMap(key -> guards.unique(change.table(), key).stream())
                    .toList()),
            fact(Change.ChangePrimaryKey.class, (guards, change) ->
                    guards.unique(change.table(), Index.of("PRIMARY", !change.after().isEmpty(), change.after()))),
            fact(Change.AddCheck.class, Guards::checked),
            fact(Change.AddForeignKey.class, (guards, change) -> guards.orphans(change.table(), change.key())));

    private final Schema target;
    private final Schema source;

    /**
     * @param source the schema that the changes lead from; tables, here and there, by the names that they have meanwhile
     * @param target the schema that the changes lead to
     */
    public Guards(Schema source, Schema target) {
        this.source = source;
        this.target = target;
    }

    /** What to ask before, and perhaps after, a change; none where it takes any rows. */
    public List<Guard> of(Change change) {
        return FACTS.getOrDefault(change.getClass(), (guards, any) -> List.of()).apply(this, change);
    }

    /** That a table has no rows: for a column whose value nothing tells. */
    public static Guard noRows(String table, String column) {
        return new Guard("rows of " + table + ", for which nothing says what they get in " + column,
                "SELECT COUNT(*) FROM " + Identifiers.quote(table), table, Set.of(), false);
    }

    private List<Guard> modified(Change.ModifyColumn change) {
        String table = change.table();
        String column = change.before().name();
        List<Guard> guards = new ArrayList<>();
        if (change.before().nullable() && !change.after().nullable()) {
            guards.add(guard("rows of " + table + " without " + column, table, Set.of(column),
                    Identifiers.quote(column) + " IS NULL"));
        }
        Misfits.condition(change.before(), change.after()).ifPresent(condition -> guards.add(guard(
                "rows of " + table + " whose " + column + " does not fit " + SqlTypes.text(change.after().type()),
                table, Set.of(column), condition)));
        if (comparesOtherwise(change.before(), change.after())) {
            target.table(table).ifPresent(known -> keysOver(known, column).forEach(key ->
                    guards.addAll(unique(table, key, column))));
        }
        return guards;
    }

    private static boolean comparesOtherwise(Column before, Column after) {
        return before.collation().isPresent() && after.collation().isPresent() && after.type().isCharacter()
                && !before.collation().get().equalsIgnoreCase(after.collation().get());
    }

    private static List<Index> keysOver(Table table, String column) {
        List<Index> keys = new ArrayList<>(table.indexes());
        keys.add(Index.of("PRIMARY", true, table.primaryKey()));
        return keys.stream().filter(key -> key.unique() && Names.contains(key.columns(), column)).toList();
    }

    private List<Guard> unique(String table, Index index) {
        return unique(table, index, "");
    }

    /** @param converted the column that is compared by its new collation */
    private List<Guard> unique(String table, Index index, String converted) {
        if (!index.unique() || index.parts().stream().anyMatch(Index.Part::functional)) {
            return List.of();
        }
        Set<String> reads = new HashSet<>();
        List<String> parts = index.parts().stream().map(part -> part(table, part, converted, reads)).toList();
        String same = "SELECT 1 FROM " + Identifiers.quote(table)
                + "\n  WHERE " + parts.stream().map(part -> part + " IS NOT NULL").collect(Collectors.joining(" AND "))
                + "\n  GROUP BY " + String.join(", ", parts) + " HAVING COUNT(*) > 1";
        return List.of(new Guard(
                "values of (" + String.join(", ", index.columns()) + ") that more than one row of " + table + " has",
                "SELECT COUNT(*) FROM (" + same + ") same", table, reads, false));
    }

    /** What a key holds of a row; of a computed column what it computes, for it may not be there yet. */
    private String part(String table, Index.Part part, String converted, Set<String> reads) {
        // on the way back, a key comes before its columns get their former names
        Table known = target.table(table).filter(one -> one.column(part.column()).isPresent())
                .or(() -> source.table(table)).orElseThrow();
        Column column = known.column(part.column()).orElseThrow();
        if (column.generated().isPresent()) {
            Generated generated = column.generated().get();
            reads.addAll(generated.expression().columnsIn(known));
            return Expressions.text(generated.expression());
        }
        reads.add(column.name());
        String name = Identifiers.quote(column.name());
        String whole = column.name().equalsIgnoreCase(converted)
                ? "CONVERT(" + name + " USING " + Charsets.of(known.collationOf(column)) + ") COLLATE "
                        + known.collationOf(column)
                : name;
        return part.prefix().map(length -> "LEFT(" + whole + ", " + length + ")").orElse(whole);
    }

    private List<Guard> checked(Change.AddCheck change) {
        return change.check().enforced()
                ? List.of(guard("rows of " + change.table() + " that violate " + change.check().name(), change.table(),
                        Set.copyOf(target.table(change.table())
                                .map(table -> change.check().expression().columnsIn(table)).orElse(List.of())),
                        "NOT (" + Expressions.text(change.check().expression()) + ")"))
                : List.of();
    }

    private List<Guard> orphans(String table, ForeignKey key) {
        Table child = target.table(table).orElseThrow();
        return target.table(key.referencedTable())
                .map(parent -> new Guard(
                        "rows of " + table + " whose (" + String.join(", ", key.columns()) + ") leads to no row of "
                                + parent.name(),
                        "SELECT COUNT(*) FROM " + RowQueries.orphans(child, key, parent).source(),
                        table, reads(key, table), true))
                .stream().toList();
    }

    /** Of its own table, a foreign key reads the columns referred to as well. */
    private static Set<String> reads(ForeignKey key, String table) {
        Set<String> reads = new TreeSet<>(key.columns());
        if (key.referencedTable().equalsIgnoreCase(table)) {
            reads.addAll(key.referencedColumns());
        }
        return reads;
    }

    private static Guard guard(String what, String table, Set<String> reads, String condition) {
        return new Guard(what, "SELECT COUNT(*) FROM " + Identifiers.quote(table) + " WHERE " + condition, table, reads,
                false);
    }

    private static <C extends Change> Map.Entry<Class<? extends Change>, BiFunction<Guards, Change, List<Guard>>> fact(
            Class<C> type, BiFunction<Guards, C, List<Guard>> guards) {
        return entry(type, (all, change) -> guards.apply(all, type.cast(change)));
    }
}
