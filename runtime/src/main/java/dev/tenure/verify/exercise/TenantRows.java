package dev.tenure.verify.exercise;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sample rows of one tenant. What a row needs is made before it. */
public final class TenantRows {

    /** How many rows of a table there are to choose from when one of it is referred to. */
    private static final int CHOICES = 3;

    /** After so many tries, a table has as many rows as its unique keys allow. */
    private static final int TRIES = 3000;

    /** How far the numbers of two tenants' rows are apart. */
    private static final long APART = 10_000;

    private final SampleRows samples;
    private final Schema schema;
    private final int tenant;
    private final Map<String, List<Row>> made = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final List<Row> pending = new ArrayList<>();
    private final Deque<String> making = new ArrayDeque<>();

    TenantRows(SampleRows samples, int tenant) {
        this.samples = samples;
        this.schema = samples.schema();
        this.tenant = tenant;
    }

    /** The tenant itself. */
    public Row tenant() {
        return first(table(schema.tenant().orElseThrow().table()));
    }

    /** A row of the table, always the same one. */
    public Row first(Table table) {
        return atLeast(table, 1).get(0);
    }

    /** The first {@code count} rows of the table, fewer where its unique keys allow no more. */
    public List<Row> atLeast(Table table, int count) {
        List<Row> rows = made.computeIfAbsent(table.name(), name -> new ArrayList<>());
        int wanted = isTenant(table) ? 1 : count;
        while (rows.size() < wanted) {
            Optional<Row> next = tryNext(table);
            if (next.isEmpty()) {
                break;
            }
            rows.add(next.get());
            pending.add(next.get());
        }
        return Collections.unmodifiableList(rows);
    }

    /** A further row of the table that nothing refers to and that is not among those to be inserted. */
    public Row next(Table table) {
        return tryNext(table).orElseThrow(() -> new Unprepared(
                "No further sample row of " + table.name() + " fits into its unique keys.",
                "Let its unique keys have more than one value for a tenant.", null));
    }

    /** The rows that were made since the last call and are to be inserted, parents first. */
    public List<Row> takePending() {
        List<Row> rows = List.copyOf(pending);
        pending.clear();
        return rows;
    }

    private Optional<Row> tryNext(Table table) {
        for (int tried = 0; tried < TRIES; tried++) {
            int number = tries.merge(table.name(), 1, Integer::sum) - 1;
            making.push(table.name());
            Row row = candidate(table, number);
            making.pop();
            if (samples.take(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Row candidate(Table table, int number) {
        Map<String, Object> values = new HashMap<>();
        table.tenantColumn().ifPresent(column ->
                values.put(column, tenant().value(schema.tenant().orElseThrow().idColumn())));
        List<Choice> choices = choices(table);
        int left = number;
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            List<Map<String, Object>> options = choice.options().stream().filter(option -> agrees(option, values)).toList();
            if (!options.isEmpty()) {
                values.putAll(options.get((choice.ofUniqueKey() ? left : number + i) % options.size()));
                left /= choice.ofUniqueKey() ? options.size() : 1;
            }
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.generated().isEmpty()) {
                ordered.put(column.name(), values.containsKey(column.name())
                        ? values.get(column.name())
                        : isDeletion(table, column) ? null : SampleValues.of(table, column, tenant * APART + number + 1));
            }
        }
        return new Row(table, ordered);
    }

    private static boolean agrees(Map<String, Object> option, Map<String, Object> values) {
        return option.entrySet().stream()
                .allMatch(value -> !values.containsKey(value.getKey())
                        || value.getValue() != null && value.getValue().equals(values.get(value.getKey())));
    }

    /**
     * Columns whose values are among a few.
     *
     * @param options     the values
     * @param ofUniqueKey whether a unique key needs them to differ
     */
    private record Choice(List<Map<String, Object>> options, boolean ofUniqueKey) {}

    private List<Choice> choices(Table table) {
        Stream<List<Map<String, Object>>> references =
                table.foreignKeys().stream().map(key -> parents(table, key));
        Stream<List<Map<String, Object>>> polymorphics = table.entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .map(reference -> targets(table, reference));
        Stream<List<Map<String, Object>>> enums = table.columns().stream()
                .filter(column -> column.type() instanceof ColumnType.Enumeration)
                .map(column -> ((ColumnType.Enumeration) column.type()).values().stream()
                        .map(value -> Map.<String, Object>of(column.name(), value))
                        .toList());
        List<String> unique = SampleRows.uniqueKeys(table).flatMap(List::stream)
                .filter(column -> table.tenantColumn().filter(column::equals).isEmpty())
                .toList();
        return Stream.of(references, polymorphics, enums)
                .flatMap(options -> options)
                .filter(options -> !options.isEmpty())
                .map(options -> new Choice(options, options.get(0).keySet().stream().anyMatch(unique::contains)))
                .toList();
    }

    private List<Map<String, Object>> parents(Table table, ForeignKey key) {
        Table parent = table(key.referencedTable());
        // of itself, or of a table that needs this one in turn: what is there already
        boolean circular = making.contains(parent.name());
        List<Row> rows = circular ? made.getOrDefault(parent.name(), List.of()) : atLeast(parent, CHOICES);
        if (circular && rows.isEmpty()) {
            Map<String, Object> none = new HashMap<>();
            key.columns().forEach(column -> none.put(column, null));
            return List.of(none);
        }
        return rows.stream().map(row -> row.referredToBy(key.columns(), key.referencedColumns())).toList();
    }

    private List<Map<String, Object>> targets(Table table, Entity.Polymorphic reference) {
        return IntStream.range(0, CHOICES).boxed()
                .flatMap(number -> reference.targets().stream()
                        .filter(target -> !target.table().equals(table.name()))
                        .flatMap(target -> atLeast(table(target.table()), CHOICES).stream().skip(number).limit(1)
                                .map(row -> reference(table, reference, target, row))))
                .toList();
    }

    /** What type and id column hold when they refer to a row. */
    static Map<String, Object> reference(Table table, Entity.Polymorphic reference, Entity.Target target, Row row) {
        Object id = row.value(row.table().primaryKey().get(0));
        boolean text = table.column(reference.idColumn()).orElseThrow().type().isCharacter();
        return Map.of(reference.typeColumn(), target.type(), reference.idColumn(), text ? id.toString() : id);
    }

    private static boolean isDeletion(Table table, Column column) {
        return table.entity().flatMap(Entity::softDelete).filter(column.name()::equals).isPresent();
    }

    /** Whether the rows of a table are the tenants. */
    boolean isTenant(Table table) {
        return schema.tenant().filter(tenant -> tenant.table().equals(table.name())).isPresent();
    }

    private Table table(String name) {
        return schema.table(name).orElseThrow();
    }
}
