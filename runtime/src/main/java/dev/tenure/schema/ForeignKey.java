package dev.tenure.schema;

import java.util.List;
import java.util.Optional;

/**
 * A foreign key.
 *
 * @param name              its name, unique in the whole schema
 * @param columns           the referring columns
 * @param referencedTable   the parent
 * @param referencedColumns the parent's columns, one for each of {@code columns}
 * @param onDelete          what becomes of a row when its parent goes
 * @param onUpdate          what becomes of a row when its parent's key changes
 * @param keepsTenant       why it may keep a tenant from being deleted, in the author's words; empty for no word
 */
public record ForeignKey(
        String name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        Action onDelete,
        Action onUpdate,
        Optional<String> keepsTenant) {

    /** What the server does to a row whose parent goes or changes. */
    public enum Action {
        CASCADE, SET_NULL, RESTRICT, NO_ACTION, SET_DEFAULT;

        /** Whether the server writes the referring columns by itself. */
        public boolean writesColumns() {
            return this == CASCADE || this == SET_NULL || this == SET_DEFAULT;
        }

        /** InnoDB has no deferred checks, so that RESTRICT and NO ACTION mean the same. */
        public boolean sameEffectAs(Action other) {
            return this == other || refuses() && other.refuses();
        }

        public boolean refuses() {
            return this == RESTRICT || this == NO_ACTION;
        }
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** A foreign key whose author gave no reasons. */
    public ForeignKey(
            String name,
            List<String> columns,
            String referencedTable,
            List<String> referencedColumns,
            Action onDelete,
            Action onUpdate) {
        this(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, Optional.empty());
    }

    /** Whether the server writes the referring columns by itself, whatever becomes of the row referred to. */
    public boolean writesColumns() {
        return onDelete.writesColumns() || onUpdate.writesColumns();
    }

    public ForeignKey keepsTenant(String reason) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, onUpdate, Optional.of(reason));
    }
}
