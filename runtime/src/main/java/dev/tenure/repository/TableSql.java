package dev.tenure.repository;

import dev.tenure.mysql.InList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The statements of one table and what its constraints mean: a constant of its repository, every text of which is one
 * as well. What JVMs find in a constant record they take for constant too, and so can look through it when they
 * compile.
 *
 * @param key        how keys get into parameters
 * @param meaning    what a failure means
 * @param reads      how one tenant's rows are read
 * @param everywhere how the rows of all tenants are read
 * @param owner      how it is found out whose the row of a key is
 * @param writes     how rows are written
 * @param times      the columns that a repository fills with the time
 * @param references what a write has to check
 * @param <K>        the key of its rows
 */
public record TableSql<K>(KeyType<K> key, Meaning meaning, Reads reads, Reads everywhere, String owner,
        Writes writes, Times times, List<Reference> references) {

    private static final int MOST_DIGITS = 6;

    public TableSql {
        references = List.copyOf(references);
    }

    /** How rows are read: one, several, from the start, from a key on, how many, and whether. */
    record Reads(String find, InList findAll, String firstPage, String nextPage, String count, String exists) {

        private static Reads of(String select, String whose, Map<String, String> statements) {
            if (!statements.containsKey(whose + "find")) {
                return null;
            }
            String rows = select + " ";
            return new Reads(
                    rows + statements.get(whose + "find"),
                    InList.of(rows + statements.get(whose + "findAll")),
                    rows + statements.get(whose + "firstPage"),
                    rows + statements.get(whose + "nextPage"),
                    statements.get(whose + "count"),
                    statements.get(whose + "exists"));
        }
    }

    /** How rows are written. */
    record Writes(String insert, String batch, boolean isNumbered, String update, boolean isVersioned, String delete,
            String restore, String purge) {

        private static Writes of(Map<String, String> statements) {
            boolean versioned = statements.containsKey("updateByVersion");
            boolean numbered = statements.containsKey("insertNumbered");
            return new Writes(
                    statements.get(numbered ? "insertNumbered" : "insert"),
                    statements.get("batch"),
                    numbered,
                    statements.get(versioned ? "updateByVersion" : "update"),
                    versioned,
                    statements.get("delete"),
                    statements.get("restore"),
                    statements.get("purge"));
        }
    }

    /** The columns of the times of creation, of the last change and of deletion. */
    record Times(Stamp created, Stamp updated, Stamp deleted) {

        static final Times NONE = new Times(Stamp.NONE, Stamp.NONE, Stamp.NONE);

        /** How many digits after the second the most exact of them holds. */
        int digits() {
            int digits = Math.max(created.fsp(), Math.max(updated.fsp(), deleted.fsp()));
            return digits < 0 ? MOST_DIGITS : digits;
        }
    }

    /**
     * The statements of a table, one on each line behind its name.
     * <ul>
     * <li>{@code find}, {@code findAll}, {@code firstPage}, {@code nextPage} go on from {@code select}; these and
     *     {@code count} and {@code exists} have the tenant, if there is one, as their first parameter. With
     *     {@code everywhere.} in front they are about the rows of all tenants.
     * <li>{@code owner} tells whose the row of a key is.
     * <li>{@code insert}, or {@code insertNumbered} where the server gives the key, and {@code batch}, which leaves the
     *     references out: tenant, key where the server gives none, time, fields, time, references.
     * <li>{@code update} or {@code updateByVersion}: fields, time, tenant, key, version, references.
     * <li>{@code delete} removes a row or marks it as deleted; {@code restore} and {@code purge} are for rows so marked.
     * </ul>
     */
    public static <K> TableSql<K> of(String table, KeyType<K> key, String select, String statements) {
        Map<String, String> named = new HashMap<>();
        for (String line : statements.split("\n")) {
            int end = line.indexOf(": ");
            named.put(line.substring(0, end), line.substring(end + 2));
        }
        return new TableSql<>(key, Meaning.of(table), Reads.of(select, "", named),
                Reads.of(select, "everywhere.", named), named.get("owner"), Writes.of(named), Times.NONE, List.of());
    }

    public TableSql<K> created(Stamp column) {
        return with(new Times(column, times.updated, times.deleted));
    }

    public TableSql<K> updated(Stamp column) {
        return with(new Times(times.created, column, times.deleted));
    }

    public TableSql<K> deleted(Stamp column) {
        return with(new Times(times.created, times.updated, column));
    }

    private TableSql<K> with(Times changed) {
        return new TableSql<>(key, meaning, reads, everywhere, owner, writes, changed, references);
    }

    /** A reference that a write has to check. */
    public TableSql<K> checks(String property, String target, boolean optional, String present) {
        return with(new Reference(property, target, null, optional, List.of(InList.of(present))));
    }

    /** A polymorphic reference that a write has to check. */
    public TableSql<K> checks(String property, Targets targets, boolean optional, String... present) {
        return with(new Reference(property, "", targets, optional,
                Stream.of(present).map(InList::of).toList()));
    }

    private TableSql<K> with(Reference reference) {
        return new TableSql<>(key, meaning, reads, everywhere, owner, writes, times,
                Stream.concat(references.stream(), Stream.of(reference)).toList());
    }

    /** A unique key and the fields that make it up. */
    public TableSql<K> unique(String name, String... properties) {
        meaning.unique(name, properties);
        return this;
    }

    /** A foreign key, the field that refers and the entity that it refers to. */
    public TableSql<K> foreignKey(String name, String property, String target) {
        meaning.reference(name, property, target);
        return this;
    }

    /** A column whose field is not named like it. */
    public TableSql<K> column(String name, String property) {
        meaning.column(name, property);
        return this;
    }

    /** The insert with what is to be done about a row that is there already. */
    public String upsert(String onDuplicate) {
        return writes.insert + onDuplicate;
    }

    Reads reads(Scope scope) {
        return scope == Scope.everybody() && everywhere != null ? everywhere : reads;
    }
}
