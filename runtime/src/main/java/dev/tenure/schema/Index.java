package dev.tenure.schema;

import java.util.List;
import java.util.Optional;

/**
 * A key other than the primary one.
 *
 * @param name          its name
 * @param unique        whether it refuses a second row with the same values
 * @param kind          its structure
 * @param parts         its columns in key order
 * @param visible       whether the optimizer may use it
 * @param acrossTenants why it does not lead with the tenant column, in the author's words; empty where nothing was said
 * @param redundant     why it is kept beside a key that covers it, in the author's words; empty where nothing was said
 */
public record Index(
        String name,
        boolean unique,
        Kind kind,
        List<Part> parts,
        boolean visible,
        Optional<String> acrossTenants,
        Optional<String> redundant) {

    /** The structure of a key; OTHER is one that Tenure does not know, met in databases that others made. */
    public enum Kind { BTREE, HASH, FULLTEXT, SPATIAL, OTHER }

    /**
     * One column of a key.
     *
     * @param column     the column; for a functional key part, which only MySQL has, its expression in canonical form
     * @param descending whether it is kept in descending order
     * @param prefix     how many leading characters or bytes are kept; empty for the whole value
     * @param functional whether {@code column} holds an expression
     */
    public record Part(String column, boolean descending, Optional<Integer> prefix, boolean functional) {
        public static Part of(String column) {
            return new Part(column, false, Optional.empty(), false);
        }
    }

    public Index {
        parts = List.copyOf(parts);
    }

    /** A visible B-tree over whole columns in ascending order. */
    public static Index of(String name, boolean unique, List<String> columns) {
        return new Index(
                name,
                unique,
                Kind.BTREE,
                columns.stream().map(Part::of).toList(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    public Index acrossTenants(String reason) {
        return new Index(name, unique, kind, parts, visible, Optional.of(reason), redundant);
    }

    public Index redundant(String reason) {
        return new Index(name, unique, kind, parts, visible, acrossTenants, Optional.of(reason));
    }

    public List<String> columns() {
        return parts.stream().map(Part::column).toList();
    }
}
