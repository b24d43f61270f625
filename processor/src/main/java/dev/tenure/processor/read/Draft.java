package dev.tenure.processor.read;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKeyWatch;
import dev.tenure.schema.Index;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Names;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table in the making, to which one reader after the other adds its part. */
final class Draft {

    private final Declaration entity;
    private final Origins origins;
    private final Optional<String> tenantColumn;
    private final Map<String, Entity.Property> properties = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<String> primaryKey = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Entity.Polymorphic> polymorphics = new ArrayList<>();
    private final List<Entity.SoftDeleteKey> softDeleteKeys = new ArrayList<>();
    private Optional<String> softDelete = Optional.empty();
    private Optional<Column> marker = Optional.empty();
    private Optional<Materialized> materialized = Optional.empty();

    /** @param tenantColumn the tenant column, if the entity is tenant-scoped */
    Draft(Declaration entity, Origins origins, Optional<String> tenantColumn) {
        this.entity = entity;
        this.origins = origins;
        this.tenantColumn = tenantColumn;
    }

    Declaration entity() {
        return entity;
    }

    String table() {
        return entity.tableName();
    }

    Optional<String> tenantColumn() {
        return tenantColumn;
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The columns of a field; empty for no field, and for one that has none. */
    Optional<List<String>> columnsOf(String property) {
        return Optional.ofNullable(properties.get(property)).map(Entity.Property::columns);
    }

    List<String> propertyNames() {
        return List.copyOf(properties.keySet());
    }

    Optional<String> softDelete() {
        return softDelete;
    }

    void property(Field field, List<String> columnNames) {
        properties.put(field.name(), new Entity.Property(field.name(), JavaTypes.text(field.type()), columnNames));
    }

    void column(Column column, Place place) {
        column(columns.size(), column, place);
    }

    /** Puts a column in front of the one that is now at {@code position}. */
    void column(int position, Column column, Place place) {
        columns.add(position, column);
        origins.put(subject(Subject.Kind.COLUMN, column.name()), place);
    }

    void primaryKey(String column, Place place) {
        if (primaryKey.isEmpty()) {
            origins.put(subject(Subject.Kind.PRIMARY_KEY, ""), place);
        }
        primaryKey.add(column);
    }

    /** Where the tenant column goes: behind the primary key. */
    int behindPrimaryKey() {
        int behind = 0;
        for (int at = 0; at < columns.size(); at++) {
            behind = Names.contains(primaryKey, columns.get(at).name()) ? at + 1 : behind;
        }
        return behind;
    }

    void softDelete(String column) {
        softDelete = Optional.of(column);
    }

    void index(Index index, Place place) {
        indexes.add(index);
        origins.put(subject(Subject.Kind.INDEX, index.name()), place);
    }

    Optional<Column> marker() {
        return marker;
    }

    /** Adds the generated column that marks live rows. */
    void marker(Column added, Place place) {
        marker = Optional.of(added);
        column(added, place);
    }

    void softDeleteKey(Entity.SoftDeleteKey key) {
        softDeleteKeys.add(key);
    }

    void foreignKey(ForeignKey key, Place place) {
        foreignKeys.add(key);
        origins.put(subject(Subject.Kind.FOREIGN_KEY, key.name()), place);
    }

    void check(Check check, Place place) {
        checks.add(check);
        origins.put(subject(Subject.Kind.CHECK, check.name()), place);
    }

    void trigger(Trigger trigger, Place place) {
        triggers.add(trigger);
        origins.put(subject(Subject.Kind.TRIGGER, trigger.name()), place);
    }

    void polymorphic(Entity.Polymorphic reference, Place place) {
        polymorphics.add(reference);
        origins.put(subject(Subject.Kind.POLYMORPHIC, reference.property()), place);
    }

    void materialized(Materialized counts, Place place) {
        materialized = Optional.of(counts);
        origins.put(subject(Subject.Kind.MATERIALIZED, counts.count()), place);
    }

    List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    private boolean hasKeyLedBy(List<String> leading) {
        return Names.startsWith(primaryKey, leading)
                || indexes.stream().anyMatch(index -> Names.startsWith(index.columns(), leading));
    }

    boolean hasUniqueKeyOver(List<String> names) {
        return Names.same(primaryKey, names)
                || indexes.stream().anyMatch(index -> index.unique() && Names.same(index.columns(), names));
    }

    /** Gives every foreign key of a table that Tenure creates, if no other key serves it, an index of its name. */
    void indexForeignKeys() {
        if (!entity.isOwned() || primaryKey.isEmpty()) {
            return;
        }
        for (ForeignKey key : inOrder()) {
            if (!hasKeyLedBy(key.columns())) {
                foreignKeyIndex(indexes.size(), key, Index.of(key.name(), false, key.columns()));
            }
        }
        watchForeignKeys();
    }

    /**
     * Gives every foreign key that {@linkplain ForeignKeyWatch misses rows} a key by which it misses none: unique,
     * because unique ones come first, and by the row's own id, so that it refuses nothing. The widest foreign key is
     * first, for the key that it gets may come before that of a narrower one.
     */
    private void watchForeignKeys() {
        List<ForeignKey> widestFirst = inOrder().stream()
                .sorted(Comparator.comparing((ForeignKey key) -> key.columns().size()).reversed())
                .toList();
        for (ForeignKey key : widestFirst) {
            if (ForeignKeyWatch.isBlind(table(""), key)) {
                List<String> columns = new ArrayList<>(key.columns());
                primaryKey.stream().filter(column -> !Names.contains(columns, column)).forEach(columns::add);
                foreignKeyIndex(0, key, Index.of(key.name(), true, columns));
            }
        }
    }

    private void foreignKeyIndex(int position, ForeignKey key, Index index) {
        indexes.add(position, index);
        origins.share(subject(Subject.Kind.INDEX, index.name()), subject(Subject.Kind.FOREIGN_KEY, key.name()));
    }

    /**
     * MySQL 9 goes through the keys in their order when a parent goes: the tenant's first, those that empty a reference
     * next, those over several columns last; otherwise deleting is refused.
     */
    private List<ForeignKey> inOrder() {
        return foreignKeys.stream().sorted(Comparator.comparingInt(this::rank)).toList();
    }

    private int rank(ForeignKey key) {
        if (key.columns().size() > 1) {
            return 3;
        }
        if (tenantColumn.filter(key.columns().get(0)::equalsIgnoreCase).isPresent()) {
            return 0;
        }
        return key.onDelete() == ForeignKey.Action.SET_NULL ? 1 : 2;
    }

    private Subject subject(Subject.Kind kind, String name) {
        return new Subject(kind, table(), name, "");
    }

    Table table(String binaryName) {
        return new Table(
                table(),
                entity.role(),
                entity.table().text("comment"),
                new Storage(Storage.DEFAULT.engine(), entity.table().text("charset"), entity.table().text("collation")),
                columns,
                primaryKey,
                indexes,
                inOrder(),
                checks,
                triggers,
                Optional.of(new Entity(
                        binaryName,
                        tenantColumn,
                        List.copyOf(properties.values()),
                        polymorphics,
                        softDelete,
                        softDeleteKeys,
                        materialized)));
    }
}
