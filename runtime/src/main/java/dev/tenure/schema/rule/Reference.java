package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A foreign key between its two tables.
 *
 * @param child  the table that has it
 * @param key    the key
 * @param parent the table it refers to
 */
record Reference(Table child, ForeignKey key, Table parent) {

    /**
     * A referring column and the one it refers to.
     *
     * @param child  the referring column
     * @param parent the column referred to
     */
    record Pair(Column child, Column parent) {}

    /** The columns of both sides, as far as both exist. */
    Stream<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int count = Math.min(key.columns().size(), key.referencedColumns().size());
        for (int i = 0; i < count; i++) {
            String referenced = key.referencedColumns().get(i);
            child.column(key.columns().get(i)).ifPresent(column ->
                    parent.column(referenced).ifPresent(target -> pairs.add(new Pair(column, target))));
        }
        return pairs.stream();
    }

    /** Whether this is the key by which a table says whose its rows are. */
    boolean isTenantKey() {
        return child.tenantColumn().filter(tenant -> Names.same(key.columns(), List.of(tenant))).isPresent();
    }

    /** Whether the server writes the referring columns by itself: a row that goes with its parent is not written. */
    boolean writesChild() {
        return key.onUpdate().writesColumns()
                || key.onDelete().writesColumns() && key.onDelete() != ForeignKey.Action.CASCADE;
    }

    /** {@code The foreign key fk (a) of child}: how sentences begin. */
    String words() {
        return "The foreign key " + key.name() + " " + Words.columns(key.columns()) + " of " + child.name();
    }

    Subject subject(String aspect) {
        return Subject.foreignKey(child, key, aspect);
    }
}
