package dev.tenure.query;

import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every repository asks of its table, whatever its keys. */
public final class RowQueries {

    private static final Value LIMIT = new Value.Parameter(Value.Role.LIMIT, "");

    private final Table table;
    private final Entity entity;
    private final Upkeep upkeep;
    private final List<Condition> references;
    private final List<String> columns;
    private final List<String> fieldColumns;
    private final List<String> keyColumns;

    public RowQueries(Table table, Upkeep upkeep, List<ReferenceChecks.Reference> references) {
        this.table = table;
        this.entity = table.entity().orElseThrow();
        this.upkeep = upkeep;
        this.references = ReferenceChecks.conditions(references);
        this.columns = entity.properties().stream().flatMap(property -> property.columns().stream()).toList();
        this.fieldColumns = columns.stream().filter(this::isField).toList();
        this.keyColumns = table.primaryKey().stream()
                .filter(name -> !name.equalsIgnoreCase(table.tenantColumn().orElse("")))
                .toList();
    }

    /** The columns that are read, those of the fields in declared order. */
    public List<String> columns() {
        return columns;
    }

    /** The columns of fields that a repository writes as the caller gives them, in insert and update alike. */
    public List<String> fieldColumns() {
        return fieldColumns;
    }

    private boolean isField(String name) {
        Optional<Column> column = table.column(name);
        return column.filter(found -> found.generated().isEmpty()).isPresent()
                && !Names.contains(table.primaryKey(), name)
                && kept().noneMatch(name::equalsIgnoreCase);
    }

    private Stream<String> kept() {
        return Stream.of(table.tenantColumn(), upkeep.createdAt(), upkeep.updatedAt(), upkeep.version(),
                entity.softDelete()).flatMap(Optional::stream);
    }

    /** The columns by which a tenant tells its rows apart. */
    public List<String> keyColumns() {
        return keyColumns;
    }

    /** Whether the server numbers the rows. */
    public boolean isNumbered() {
        return table.primaryKey().stream().flatMap(name -> table.column(name).stream())
                .anyMatch(Column::autoIncrement);
    }

    public Select find() {
        return rows(concat(byKey(), alive()));
    }

    public Select findAllByKey() {
        return rows(concat(alive(), List.of(new Condition.In(keyColumns(), key()))));
    }

    public Select firstPage() {
        return rows(alive()).inOrder(byPrimaryKey(), LIMIT);
    }

    public Select nextPage() {
        return rows(concat(List.of(new Condition.After(keyColumns(), key())), alive()))
                .inOrder(byPrimaryKey(), LIMIT);
    }

    public Select count() {
        return Select.of(table.name(), new Select.Fetch.Count(), alive());
    }

    public Select exists() {
        return Select.of(table.name(), new Select.Fetch.Presence(), concat(byKey(), alive()));
    }

    /** The rows that live and for which the conditions hold. */
    public Select living(List<Condition> conditions) {
        return rows(concat(conditions, alive()));
    }

    /** The living row of the most specific level in a chain. */
    public Select mostSpecific(Resolution resolution) {
        String type = resolution.levels().typeColumn();
        String id = resolution.levels().idColumn();
        List<Value> level = List.of(parameter(Value.Role.TYPE, type), parameter(Value.Role.TARGET_ID, id));
        List<Condition> where = new ArrayList<>();
        where.add(new Condition.OneOfRows(
                List.of(type, id), Collections.nCopies(resolution.levels().targets().size(), level)));
        for (Entity.Property other : resolution.others()) {
            String column = other.columns().get(0);
            where.add(new Condition.Equal(column, parameter(Value.Role.FIELD, column), false));
        }
        Value typeOfLevel = parameter(Value.Role.TYPE, type);
        return living(where).inOrder(
                List.of(new Order.LatestOf(
                        type, Collections.nCopies(resolution.levels().targets().size(), typeOfLevel))),
                new Value.Number(1));
    }

    /** Writes one row and checks its references. */
    public Insert insert() {
        return new Insert(table.name(), newValues(), references, List.of());
    }

    /** Writes a row without looking at its references; a driver can make one statement of many of these. */
    public Insert insertUnchecked() {
        return new Insert(table.name(), newValues(), List.of(), List.of());
    }

    /** Writes a row, or changes the one that has the same values in the columns of a unique key. */
    public Insert upsert(List<String> unique) {
        List<Assignment> changes = new ArrayList<>();
        String guarded = table.tenantColumn().orElseGet(() -> unique.get(0));
        changes.add(new Assignment(guarded, new Value.OwnIfMatching(guarded, unique)));
        fieldColumns().stream()
                .filter(column -> !Names.contains(unique, column))
                .forEach(column -> changes.add(new Assignment(column, new Value.Offered(column))));
        upkeep.updatedAt().ifPresent(column -> changes.add(new Assignment(column, new Value.Offered(column))));
        upkeep.version().ifPresent(column -> changes.add(new Assignment(column, new Value.Incremented(column))));
        return new Insert(table.name(), newValues(), references, changes);
    }

    private List<Assignment> newValues() {
        List<Assignment> values = new ArrayList<>();
        if (!isNumbered()) {
            keyColumns().forEach(name -> values.add(new Assignment(name, parameter(Value.Role.KEY, name))));
        }
        upkeep.createdAt().ifPresent(name -> values.add(new Assignment(name, parameter(Value.Role.NOW, name))));
        values.addAll(fields());
        upkeep.version().ifPresent(name -> values.add(new Assignment(name, new Value.Number(0))));
        return values;
    }

    /** The fields and the time of change, in the order in which insert and update share them. */
    private List<Assignment> fields() {
        return Stream.concat(
                fieldColumns().stream().map(name -> new Assignment(name, parameter(Value.Role.FIELD, name))),
                touch().stream()).toList();
    }

    private List<Assignment> touch() {
        return upkeep.updatedAt().map(name -> new Assignment(name, parameter(Value.Role.NOW, name))).stream().toList();
    }

    public Update update() {
        List<Assignment> set = new ArrayList<>(fields());
        upkeep.version().ifPresent(name -> set.add(new Assignment(name, new Value.Incremented(name))));
        if (set.isEmpty()) {
            // a row that is nothing but its key can be asked for, and is as it was
            keyColumns().forEach(name -> set.add(new Assignment(name, new Value.OwnIfMatching(name, List.of()))));
        }
        List<Condition> where = new ArrayList<>(concat(byKey(), alive()));
        upkeep.version().ifPresent(
                name -> where.add(new Condition.Equal(name, parameter(Value.Role.VERSION, name), false)));
        where.addAll(references);
        return new Update(table.name(), set, where);
    }

    /** Removes a row for good. */
    public Delete delete() {
        return new Delete(table.name(), byKey());
    }

    /** Marks a row as deleted. */
    public Update softDelete() {
        String column = entity.softDelete().orElseThrow();
        return new Update(table.name(),
                concat(List.of(new Assignment(column, parameter(Value.Role.NOW, column))), touch()),
                concat(byKey(), alive()));
    }

    /** Lets a deleted row live again. */
    public Update restore() {
        String column = entity.softDelete().orElseThrow();
        return new Update(table.name(),
                concat(List.of(new Assignment(column, new Value.Null())), touch()), concat(byKey(), dead()));
    }

    /** Removes a deleted row for good. */
    public Delete purge() {
        return new Delete(table.name(), concat(byKey(), dead()));
    }

    /** Whose a row is, be it deleted or not. */
    public Select owner() {
        return Select.of(
                table.name(), new Select.Fetch.Columns(List.of(table.tenantColumn().orElseThrow())), byKey());
    }

    private Select rows(List<Condition> where) {
        return Select.of(table.name(), new Select.Fetch.Columns(columns()), where);
    }

    private List<Condition> byKey() {
        return keyColumns().stream()
                .<Condition>map(name -> new Condition.Equal(name, parameter(Value.Role.KEY, name), false))
                .toList();
    }

    private List<Value> key() {
        return keyColumns().stream().<Value>map(name -> parameter(Value.Role.KEY, name)).toList();
    }

    private List<Order.Ascending> byPrimaryKey() {
        return keyColumns().stream().map(Order.Ascending::new).toList();
    }

    private List<Condition> alive() {
        return entity.softDelete().<Condition>map(Condition.IsNull::new).stream().toList();
    }

    private List<Condition> dead() {
        return entity.softDelete().<Condition>map(Condition.IsNotNull::new).stream().toList();
    }

    private static Value.Parameter parameter(Value.Role role, String column) {
        return new Value.Parameter(role, column);
    }

    private static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
        return Stream.concat(first.stream(), second.stream()).collect(Collectors.toUnmodifiableList());
    }
}
