package dev.tenure.repository;

import dev.tenure.mysql.InList;
import java.util.List;
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

        static Reads of(String select, String find, String findAll, String firstPage, String nextPage, String count,
                String exists) {
            return new Reads(select + find, InList.of(select + findAll), select + firstPage, select + nextPage, count,
                    exists);
        }
    }

    /** How rows are written. */
    record Writes(String insert, String batch, boolean isNumbered, String update, boolean isVersioned, String delete,
            String restore, String purge) {

        static final Writes NONE = new Writes("", "", false, "", false, "", "", "");
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

    public static <K> TableSql<K> of(String table, KeyType<K> key) {
        return new TableSql<>(key, Meaning.of(table), null, null, "", Writes.NONE, Times.NONE, List.of());
    }

    /** How one tenant's rows are read, each statement with the tenant, if there is one, as its first parameter. */
    public TableSql<K> reads(String select, String find, String findAll, String firstPage, String nextPage,
            String count, String exists) {
        return with(Reads.of(select, find, findAll, firstPage, nextPage, count, exists),
                everywhere);
    }

    /** How the rows of all tenants are read. */
    public TableSql<K> readsEverywhere(String select, String find, String findAll, String firstPage, String nextPage,
            String count, String exists) {
        return with(reads,
                Reads.of(select, find, findAll, firstPage, nextPage, count, exists));
    }

    private TableSql<K> with(Reads ofTenant, Reads ofAll) {
        return new TableSql<>(key, meaning, ofTenant, ofAll, owner, writes, times, references);
    }

    /** How it is found out whose the row of a key is. */
    public TableSql<K> owner(String text) {
        return new TableSql<>(key, meaning, reads, everywhere, text, writes, times, references);
    }

    /** How a row is written: tenant, key where the server gives none, time, fields, time, references. */
    public TableSql<K> inserts(boolean byNumber, String into, String checked, String unchecked) {
        return with(new Writes(into + checked, into + unchecked, byNumber, writes.update, writes.isVersioned,
                writes.delete, writes.restore, writes.purge));
    }

    /** How a row is changed: fields, time, tenant, key, version, references. */
    public TableSql<K> updates(boolean byVersion, String text) {
        return with(new Writes(writes.insert, writes.batch, writes.isNumbered, text, byVersion, writes.delete,
                writes.restore, writes.purge));
    }

    /** How a row is removed, or marked as deleted. */
    public TableSql<K> deletes(String text) {
        return with(new Writes(writes.insert, writes.batch, writes.isNumbered, writes.update, writes.isVersioned, text,
                writes.restore, writes.purge));
    }

    /** How a row that is marked as deleted lives again, and how it is removed. */
    public TableSql<K> revives(String restored, String purged) {
        return with(new Writes(writes.insert, writes.batch, writes.isNumbered, writes.update, writes.isVersioned,
                writes.delete, restored, purged));
    }

    private TableSql<K> with(Writes changed) {
        return new TableSql<>(key, meaning, reads, everywhere, owner, changed, times, references);
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
