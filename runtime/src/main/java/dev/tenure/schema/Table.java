package dev.tenure.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table.
 *
 * @param name        its name
 * @param role        whether Tenure creates it or it must be there already
 * @param comment     its comment, {@code ""} for none
 * @param storage     engine, charset and collation
 * @param columns     in table order; for an existing table the least that must be there
 * @param primaryKey  the columns of the primary key in key order, empty for a table without one
 * @param indexes     all other keys, unique or not, in declared order
 * @param foreignKeys in the order in which they are created, which matters on MySQL 9
 * @param checks      in declared order
 * @param triggers    in declared order
 * @param entity      what the declaration means beyond structure; empty for an introspected table
 */
public record Table(
        String name,
        Role role,
        String comment,
        Storage storage,
        List<Column> columns,
        List<String> primaryKey,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Trigger> triggers,
        Optional<Entity> entity) {

    /** Who answers for a table. */
    public enum Role { OWNED, EXISTING }

    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        triggers = List.copyOf(triggers);
    }

    public Optional<Column> column(String columnName) {
        for (Column column : columns) {
            if (column.name().equalsIgnoreCase(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    public Optional<Index> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equalsIgnoreCase(indexName)).findFirst();
    }

    public Optional<Trigger> trigger(String triggerName) {
        return triggers.stream().filter(trigger -> trigger.name().equalsIgnoreCase(triggerName)).findFirst();
    }

    public Optional<ForeignKey> foreignKey(String keyName) {
        return foreignKeys.stream().filter(key -> key.name().equalsIgnoreCase(keyName)).findFirst();
    }

    /** Whether rows are added to it, and neither changed nor deleted but by a foreign key. */
    public boolean isAppendOnly() {
        return refuses(Trigger.Event.UPDATE) && refuses(Trigger.Event.DELETE);
    }

    private boolean refuses(Trigger.Event event) {
        return triggers.stream().anyMatch(trigger -> trigger.refuses(event));
    }

    /** The tenant column of a tenant-scoped entity; empty for the tenant itself, shared tables and introspected ones. */
    public Optional<String> tenantColumn() {
        return entity.flatMap(Entity::tenantColumn);
    }

    /** The collation in force for a character column of this table. */
    public String collationOf(Column column) {
        return column.collation().orElse(storage.collation());
    }

    /** Every list of columns by which the server can look rows up: the primary key first, then the other keys. */
    public Stream<List<String>> accessPaths() {
        return Stream.concat(
                primaryKey.isEmpty() ? Stream.empty() : Stream.of(primaryKey),
                indexes.stream().map(Index::columns));
    }

    /** Whether a key holds all of the primary key, so that no two rows are ever equal in it. */
    public boolean tellsRowsApart(Index index) {
        return !primaryKey.isEmpty()
                && primaryKey.stream().allMatch(column -> Names.contains(index.columns(), column));
    }

    /** Whether a key exists whose first columns are these, in this order: what a foreign key needs on either side. */
    public boolean hasKeyLedBy(List<String> leading) {
        return accessPaths().anyMatch(columns -> Names.startsWith(columns, leading));
    }
}
