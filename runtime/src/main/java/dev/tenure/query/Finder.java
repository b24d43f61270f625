package dev.tenure.query;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to look rows up that a declared key makes fast.
 *
 * @param key        the key's name
 * @param properties the fields to look up by, in the key's order; the last one by a range if {@code ranged}
 * @param ranged     whether the last field is given as a range
 * @param unique     whether at most one living row is found
 */
public record Finder(String key, List<Entity.Property> properties, boolean ranged, boolean unique) {

    private static final List<Class<? extends ColumnType>> ORDERED = List.of(
            ColumnType.Int.class, ColumnType.Decimal.class, ColumnType.Floating.class, ColumnType.Date.class,
            ColumnType.Time.class, ColumnType.DateTime.class, ColumnType.Timestamp.class, ColumnType.Year.class);

    public Finder {
        properties = List.copyOf(properties);
    }

    /** {@code findByCustomerIdAndPeriodStartBetween}. */
    public String name() {
        return "findBy" + suffix() + (ranged ? "Between" : "");
    }

    /** {@code CustomerIdAndPeriodStart}. */
    public String suffix() {
        return properties.stream()
                .map(property -> Character.toUpperCase(property.name().charAt(0)) + property.name().substring(1))
                .collect(Collectors.joining("And"));
    }

    /** The finders among the rows of one tenant; of a table without tenants, among all rows. */
    public static List<Finder> ofOneTenant(Table table) {
        Map<String, Finder> finders = new LinkedHashMap<>();
        Optional<String> tenant = table.tenantColumn();
        for (Index index : table.indexes()) {
            List<String> columns = index.columns();
            boolean led = tenant.filter(name -> columns.get(0).equalsIgnoreCase(name)).isPresent();
            if (led) {
                add(finders, table, index, columns.subList(1, columns.size()));
            } else if (tenant.isEmpty() || isOfForeignKey(table, columns)) {
                add(finders, table, index, columns);
            }
        }
        return List.copyOf(finders.values());
    }

    /** The finders among the rows of all tenants: those of keys that say why they are not led by the tenant. */
    public static List<Finder> ofAllTenants(Table table) {
        Map<String, Finder> finders = new LinkedHashMap<>();
        for (Index index : table.indexes()) {
            boolean led = table.tenantColumn().filter(index.columns().get(0)::equalsIgnoreCase).isPresent();
            if (index.acrossTenants().isPresent() && !led) {
                add(finders, table, index, index.columns());
            }
        }
        return List.copyOf(finders.values());
    }

    /** The unique keys of one tenant's living rows, by the fields that make them up, those with all their columns. */
    public static List<Finder> unique(Table table) {
        return ofOneTenant(table).stream().filter(Finder::unique).toList();
    }

    private static boolean isOfForeignKey(Table table, List<String> columns) {
        return table.foreignKeys().stream().anyMatch(key -> Names.same(key.columns(), columns));
    }

    /** Adds a finder for each prefix of the columns; of two of one name the one that finds at most one row is kept. */
    private static void add(Map<String, Finder> finders, Table table, Index index, List<String> columns) {
        Entity entity = table.entity().orElseThrow();
        List<Entity.Property> properties = new ArrayList<>();
        if (index.kind() != Index.Kind.BTREE) {
            return;
        }
        int at = 0;
        while (at < columns.size()) {
            Optional<Entity.Property> property = propertyAt(entity, columns, at);
            if (property.isEmpty() || isPrefix(index, columns.get(at)) || isKey(table, property.get())) {
                break;
            }
            properties.add(property.get());
            at += property.get().columns().size();
            boolean whole = index.unique() && isAll(entity, index, columns.subList(at, columns.size()));
            put(finders, new Finder(index.name(), properties, false, whole));
            if (isOrdered(table, property.get())) {
                put(finders, new Finder(index.name(), properties, true, false));
            }
        }
    }

    private static void put(Map<String, Finder> finders, Finder finder) {
        finders.merge(finder.name(), finder, (known, other) -> other.unique() && !known.unique() ? other : known);
    }

    /** The field whose columns begin here; empty where that is no field, or one looked up otherwise. */
    private static Optional<Entity.Property> propertyAt(Entity entity, List<String> columns, int at) {
        return entity.properties().stream()
                .filter(property -> Names.startsWith(columns.subList(at, columns.size()), property.columns()))
                .filter(property -> !property.columns().get(0).equalsIgnoreCase(entity.softDelete().orElse("")))
                .findFirst();
    }

    private static boolean isPrefix(Index index, String column) {
        return index.parts().stream()
                .anyMatch(part -> part.column().equalsIgnoreCase(column) && part.prefix().isPresent());
    }

    /** Whether nothing is left of a unique key but the mark that its row lives. */
    private static boolean isAll(Entity entity, Index index, List<String> rest) {
        Stream<Entity.SoftDeleteKey> live =
                entity.softDeleteKeys().stream().filter(key -> key.live().equalsIgnoreCase(index.name()));
        return rest.isEmpty() || live.anyMatch(key -> Names.same(rest, List.of(key.marker())));
    }

    private static boolean isKey(Table table, Entity.Property property) {
        return Names.same(table.primaryKey(), property.columns());
    }

    private static boolean isOrdered(Table table, Entity.Property property) {
        return property.columns().size() == 1
                && table.column(property.columns().get(0)).map(Column::type)
                        .filter(type -> ORDERED.contains(type.getClass())).isPresent()
                && !isReference(table, property.columns().get(0));
    }

    /** A range of references means nothing. */
    private static boolean isReference(Table table, String column) {
        return table.foreignKeys().stream().anyMatch(key -> Names.contains(key.columns(), column));
    }

    /** What must hold for the rows that are looked up. */
    public List<Condition> conditions(Table table) {
        List<Condition> conditions = new ArrayList<>();
        for (int at = 0; at < properties.size(); at++) {
            boolean range = ranged && at == properties.size() - 1;
            for (String column : properties.get(at).columns()) {
                conditions.add(range
                        ? new Condition.Between(column,
                                new Value.Parameter(Value.Role.FROM, column), new Value.Parameter(Value.Role.TO, column))
                        : new Condition.Equal(column, new Value.Parameter(Value.Role.FIELD, column),
                                table.column(column).map(Column::nullable).orElse(false)));
            }
        }
        return conditions;
    }
}
