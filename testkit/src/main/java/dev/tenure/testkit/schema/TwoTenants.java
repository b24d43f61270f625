package dev.tenure.testkit.schema;

import dev.tenure.mysql.RowStatements;
import dev.tenure.repository.ReadRepository;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Row;
import dev.tenure.verify.exercise.SampleRows;
import dev.tenure.verify.exercise.Trial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The rows of a table that one tenant has and those that another one has, as the rows of the database and as entities.
 *
 * @param <R> the repository
 */
final class TwoTenants<R extends ReadRepository<?, ?>> {

    private static final int OWN = 1;
    private static final int OTHER = 2;
    private static final int ROWS = 6;

    private final Trial trial;
    private final Schema schema;
    private final Table table;
    private final R repository;
    private final List<Entity.Property> key;
    private final List<Sample> own;
    private final List<Sample> others;
    private final Sample draft;
    private final List<R> sound;
    private final CountedRows counted;

    /** @param opening how a repository is had, given a connection */
    TwoTenants(Connection connection, Seed seed, Schema schema, Table table,
            BiFunction<Connection, SampleTenant, R> opening) throws SQLException {
        this.trial = new Trial(connection, seed.samples());
        this.schema = schema;
        this.table = table;
        this.repository = opening.apply(Damage.current().under(trial.connection()), tenant(OWN));
        this.key = table.entity().orElseThrow().properties().stream()
                .filter(property -> table.primaryKey().containsAll(property.columns())
                        && table.tenantColumn().filter(property.columns()::contains).isEmpty())
                .toList();
        R ownSound = opening.apply(trial.connection(), tenant(OWN));
        R othersSound = opening.apply(trial.connection(), tenant(OTHER));
        this.sound = List.of(ownSound, othersSound);
        this.counted = seed.counted() == null ? null : seed.counted().copy();
        List<?> ownEntities = ownSound.page(null, Integer.MAX_VALUE);
        List<?> otherEntities = othersSound.page(null, Integer.MAX_VALUE);
        List<Object> keys = Stream.concat(ownEntities.stream(), otherEntities.stream()).map(this::keyOf).toList();
        this.own = samples(ownEntities, keys);
        this.others = samples(otherEntities, keys);
        requireSeeded(own, OWN);
        requireSeeded(others, OTHER);
        this.draft = table.role() == Table.Role.OWNED ? draft(seed.draft(), ownSound, keys) : null;
    }

    /**
     * The rows that are there for all tests of a table.
     *
     * @param samples what was inserted
     * @param draft   one more of the first tenant that was not
     * @param counted what the first tenant's rows count; {@code null} where they are no counts
     */
    record Seed(SampleRows samples, Row draft, CountedRows counted) {}

    /** Puts the rows there, to stay. */
    static Seed seed(Connection connection, Schema schema, Table table) throws SQLException {
        SampleRows samples = new SampleRows(schema);
        Trial trial = new Trial(connection, samples);
        for (int number : new int[] {OWN, OTHER}) {
            trial.tenant(number).atLeast(table, ROWS);
            trial.given(trial.tenant(number));
        }
        Row draft = trial.draft(trial.tenant(OWN), table);
        List<CountedRows> counted = new ArrayList<>();
        if (table.entity().flatMap(Entity::materialized).isPresent()) {
            for (int number : new int[] {OWN, OTHER}) {
                counted.add(CountedRows.seed(trial, schema, table, trial.tenant(number)));
            }
        }
        connection.commit();
        return new Seed(samples, draft, counted.isEmpty() ? null : counted.get(0));
    }

    private void requireSeeded(List<Sample> seen, int number) throws SQLException {
        long there = RowStatements.count(trial.connection(), table.name(), tenantOf(table, number));
        if (seen.isEmpty() || seen.size() != there) {
            throw new AssertionError("The repository of " + table.name() + " reads " + seen.size() + " rows by pages"
                    + " where the tenant has " + there + ". Its statements have to ask for " + tenantColumn(table) + ".");
        }
    }

    /** A further row as an entity: what the repository makes of it while it is there. */
    private Sample draft(Row row, R sound, List<Object> keys) throws SQLException {
        Savepoint before = trial.connection().setSavepoint();
        RowStatements.insert(trial.connection(), table.name(), row.values());
        List<Map<String, Object>> known = own.stream().map(Sample::content).toList();
        Object entity = sound.page(null, Integer.MAX_VALUE).stream()
                .filter(found -> !known.contains(Entities.content(found)))
                .findFirst().orElseThrow();
        trial.connection().rollback(before);
        Map<String, Object> withoutKey = new LinkedHashMap<>();
        if (isNumbered()) {
            Object none = Entities.value(entity, key.get(0).name());
            withoutKey.put(key.get(0).name(), isPrimitive(key.get(0)) ? zero(none) : null);
        }
        return new Sample(Entities.with(entity, withoutKey), keyOf(entity), keys);
    }

    Trial trial() {
        return trial;
    }

    Table table() {
        return table;
    }

    R repository() {
        return repository;
    }

    /** The rows of the repository's tenant. */
    List<Sample> own() {
        return own;
    }

    /** The rows of another one. */
    List<Sample> others() {
        return others;
    }

    List<Sample> all() {
        return Stream.concat(own.stream(), others.stream()).toList();
    }

    /** The repositories of both tenants, the own one first, as they were compiled. */
    List<R> sound() {
        return sound;
    }

    /** The rows that one of these sees now. */
    List<Sample> rowsOf(int number) {
        return samples(sound.get(number).page(null, Integer.MAX_VALUE), List.of());
    }

    private List<Sample> samples(List<?> entities, List<Object> keys) {
        return entities.stream().map(entity -> new Sample(entity, keyOf(entity), keys)).toList();
    }

    /** What the own rows count. */
    CountedRows counted() {
        return counted;
    }

    /** A row of the repository's tenant that is not there yet. */
    Sample draft() {
        return draft;
    }

    private boolean isNumbered() {
        return table.column(table.primaryKey().get(table.primaryKey().size() - 1)).orElseThrow().autoIncrement();
    }

    /** The fields that say whose the row is: the tenant, and what else belongs to one. */
    List<String> belongings() {
        Entity entity = table.entity().orElseThrow();
        List<String> columns = Stream.concat(
                        table.foreignKeys().stream().flatMap(reference -> reference.columns().stream()),
                        entity.polymorphics().stream().map(Entity.Polymorphic::typeColumn))
                .toList();
        return entity.properties().stream()
                .filter(property -> columns.contains(property.columns().get(0)))
                .map(Entity.Property::name)
                .toList();
    }

    /** All that another tenant has, in any table. */
    List<List<String>> contentOfOther() throws SQLException {
        return content(OTHER);
    }

    List<List<String>> contentOfOwn() throws SQLException {
        return content(OWN);
    }

    List<List<String>> readOwn(Table of, List<String> columns) throws SQLException {
        return RowStatements.readAll(trial.connection(), of.name(), columns, tenantOf(of, OWN));
    }

    private List<List<String>> content(int number) throws SQLException {
        List<List<String>> content = new ArrayList<>();
        for (Table each : schema.tables()) {
            if (each.tenantColumn().isPresent() || isTenants(each)) {
                List<String> columns = each.columns().stream().map(column -> column.name()).toList();
                RowStatements.readAll(trial.connection(), each.name(), columns, tenantOf(each, number)).stream()
                        .map(row -> Stream.concat(Stream.of(each.name()), row.stream()).toList())
                        .forEach(content::add);
            }
        }
        return content;
    }

    /** The row of the table of which a sample was made. */
    Map<String, Object> rowOf(Sample sample) {
        List<Row> rows = Stream.of(OWN, OTHER)
                .flatMap(number -> trial.tenant(number).atLeast(table, ROWS).stream()).toList();
        return rows.stream()
                .filter(row -> key.stream().allMatch(property -> plain(row.value(property.columns().get(0)))
                        .equals(plain(sample.get(property.name())))))
                .findFirst().orElseThrow().key();
    }

    private static String plain(Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> tenantOf(Table of, int number) {
        return Map.of(tenantColumn(of), tenant(number).id());
    }

    private String tenantColumn(Table of) {
        return isTenants(of) ? schema.tenant().orElseThrow().idColumn() : of.tenantColumn().orElseThrow();
    }

    private boolean isTenants(Table of) {
        return of.name().equals(schema.tenant().orElseThrow().table());
    }

    private SampleTenant tenant(int number) {
        return new SampleTenant(trial.tenant(number).tenant().value(schema.tenant().orElseThrow().idColumn()));
    }

    private Object keyOf(Object entity) {
        List<Object> values = new ArrayList<>(
                key.stream().map(property -> Entities.value(entity, property.name())).toList());
        if (values.size() == 1) {
            return values.get(0);
        }
        Class<?> type = Stream.of(repository.getClass().getDeclaredClasses())
                .filter(Class::isRecord)
                .filter(one -> one.getSimpleName().equals("Key"))
                .findFirst().orElseThrow();
        return Entities.make(type, values);
    }

    private static boolean isPrimitive(Entity.Property property) {
        return property.javaType().indexOf('.') < 0;
    }

    private static Object zero(Object like) {
        return like instanceof Integer ? (Object) 0 : (Object) 0L;
    }
}
