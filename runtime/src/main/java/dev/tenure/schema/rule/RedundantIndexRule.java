package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An index that another key begins with costs writes and serves nobody. The index of a reference, to the tenant, to a
 * row or to one of several, is excused beside a longer key: it must last when that key changes.
 */
final class RedundantIndexRule extends IndexRule {

    RedundantIndexRule() {
        super("TEN138");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        boolean excused = Reasons.isGiven(index.redundant()) || followsAnother(table, index);
        return excused ? Stream.empty() : coveredBy(table, index).stream()
                .filter(key -> key.parts().size() == index.parts().size() || !servesReference(table, index))
                .map(key -> finding(
                        Subject.index(table, index, "columns"),
                        "The " + (index.unique() ? "unique key " : "index ") + index.name() + " "
                                + Words.columns(index.columns()) + " of " + table.name() + " adds nothing to "
                                + key.name() + " " + Words.columns(key.columns())
                                + ", which begins with the same columns.",
                        index.unique() ? "Take it away." : "Take it away, or say in redundant why it is kept."));
    }

    /** Whether this key comes with another, of which alone is to be spoken. */
    private static boolean followsAnother(Table table, Index index) {
        return table.entity().stream()
                .flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(key -> key.live().equalsIgnoreCase(index.name()));
    }

    /** The key that does all that this one does: the primary key first, then the others in declared order. */
    static Optional<Index> coveredBy(Table table, Index index) {
        List<Index> keys = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            keys.add(Index.of("PRIMARY", true, table.primaryKey()));
        }
        keys.addAll(table.indexes());
        int own = keys.indexOf(index);
        return keys.stream()
                .filter(key -> key != index && covers(key, index, keys.indexOf(key) < own))
                .findFirst();
    }

    private static boolean covers(Index key, Index index, boolean earlier) {
        int parts = index.parts().size();
        boolean begins = key.kind() == index.kind() && key.parts().size() >= parts
                && same(key.parts().subList(0, parts), index.parts());
        boolean twins = begins && key.parts().size() == parts;
        if (index.unique()) {
            return twins && key.unique() && earlier;
        }
        return begins && (!twins || key.unique() || earlier);
    }

    private static boolean same(List<Index.Part> left, List<Index.Part> right) {
        for (int i = 0; i < left.size(); i++) {
            Index.Part one = left.get(i);
            Index.Part other = right.get(i);
            if (!one.column().equalsIgnoreCase(other.column()) || one.descending() != other.descending()
                    || !one.prefix().equals(other.prefix())) {
                return false;
            }
        }
        return true;
    }

    private static boolean servesReference(Table table, Index index) {
        Stream<List<String>> ofForeignKeys = table.foreignKeys().stream().map(key -> key.columns());
        Stream<List<String>> ofPolymorphics = table.entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .map(RedundantIndexRule::columns);
        List<String> columns = index.columns();
        boolean led = table.tenantColumn().filter(tenant -> Names.startsWith(columns, List.of(tenant))).isPresent();
        return Stream.concat(ofForeignKeys, ofPolymorphics).anyMatch(reference ->
                Names.same(columns, reference)
                        || led && Names.same(columns.subList(1, columns.size()), reference));
    }

    private static List<String> columns(Entity.Polymorphic reference) {
        return List.of(reference.typeColumn(), reference.idColumn());
    }
}
