package dev.tenure.repository;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one table and what its constraints mean. A repository makes one, once; every text that comes into it
 * is a constant.
 *
 * @param <K> the key of its rows
 */
public final class TableSql<K> {

    private static final int MOST_DIGITS = 6;

    /** How rows are read: one, several, from the start, from a key on, how many, and whether. */
    record Reads(String find, String findAll, String firstPage, String nextPage, String count, String exists) {}

    private final KeyType<K> key;
    private final Meaning meaning;
    private final List<Reference> references = new ArrayList<>();
    private Reads reads;
    private Reads readsEverywhere;
    private String owner = "";
    private String insert = "";
    private String batch = "";
    private boolean numbered;
    private String update = "";
    private boolean versioned;
    private String delete = "";
    private String restore = "";
    private String purge = "";
    private Stamp created = Stamp.NONE;
    private Stamp updated = Stamp.NONE;
    private Stamp deleted = Stamp.NONE;

    private TableSql(String table, KeyType<K> key) {
        this.key = key;
        this.meaning = Meaning.of(table);
    }

    public static <K> TableSql<K> of(String table, KeyType<K> key) {
        return new TableSql<>(table, key);
    }

    /** How one tenant's rows are read, each statement with the tenant, if there is one, as its first parameter. */
    public TableSql<K> reads(String select, String find, String findAll, String firstPage, String nextPage,
            String count, String exists) {
        reads = new Reads(select + find, select + findAll, select + firstPage, select + nextPage, count, exists);
        return this;
    }

    /** How the rows of all tenants are read. */
    public TableSql<K> readsEverywhere(String select, String find, String findAll, String firstPage, String nextPage,
            String count, String exists) {
        readsEverywhere =
                new Reads(select + find, select + findAll, select + firstPage, select + nextPage, count, exists);
        return this;
    }

    /** How it is found out whose the row of a key is. */
    public TableSql<K> owner(String text) {
        owner = text;
        return this;
    }

    /** How a row is written: tenant, key where the server gives none, time, fields, time, references. */
    public TableSql<K> inserts(boolean byNumber, String into, String checked, String unchecked) {
        numbered = byNumber;
        insert = into + checked;
        batch = into + unchecked;
        return this;
    }

    /** How a row is changed: fields, time, tenant, key, version, references. */
    public TableSql<K> updates(boolean byVersion, String text) {
        versioned = byVersion;
        update = text;
        return this;
    }

    /** How a row is removed, or marked as deleted. */
    public TableSql<K> deletes(String text) {
        delete = text;
        return this;
    }

    /** How a row that is marked as deleted lives again, and how it is removed. */
    public TableSql<K> revives(String restored, String purged) {
        restore = restored;
        purge = purged;
        return this;
    }

    public TableSql<K> created(Stamp column) {
        created = column;
        return this;
    }

    public TableSql<K> updated(Stamp column) {
        updated = column;
        return this;
    }

    public TableSql<K> deleted(Stamp column) {
        deleted = column;
        return this;
    }

    /** A reference that a write has to check. */
    public TableSql<K> checks(String property, String target, boolean optional, String present) {
        references.add(new Reference(property, target, null, optional, List.of(present)));
        return this;
    }

    /** A polymorphic reference that a write has to check. */
    public TableSql<K> checks(String property, Targets targets, boolean optional, String... present) {
        references.add(new Reference(property, "", targets, optional, List.of(present)));
        return this;
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
        return insert + onDuplicate;
    }

    KeyType<K> key() {
        return key;
    }

    Meaning meaning() {
        return meaning;
    }

    List<Reference> references() {
        return references;
    }

    Reads reads(Scope scope) {
        return scope == Scope.everybody() && readsEverywhere != null ? readsEverywhere : reads;
    }

    String owner() {
        return owner;
    }

    String insert() {
        return insert;
    }

    String batch() {
        return batch;
    }

    boolean isNumbered() {
        return numbered;
    }

    String update() {
        return update;
    }

    boolean isVersioned() {
        return versioned;
    }

    String delete() {
        return delete;
    }

    String restore() {
        return restore;
    }

    String purge() {
        return purge;
    }

    /** How many digits after the second the most exact of the times holds that a repository fills in. */
    int digits() {
        int digits = Math.max(created.fsp(), Math.max(updated.fsp(), deleted.fsp()));
        return digits < 0 ? MOST_DIGITS : digits;
    }

    Stamp created() {
        return created;
    }

    Stamp updated() {
        return updated;
    }

    Stamp deleted() {
        return deleted;
    }
}
