package dev.tenure.query;

import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The references of a table of which the server does not see to it that they stay within the tenant: those that a write
 * has to check in its own statement.
 */
public final class ReferenceChecks {

    /**
     * A reference to check.
     *
     * @param property    the field
     * @param columns     its column, or type and id column of a polymorphic one
     * @param parents     the tables referred to: one, or the targets of a polymorphic one
     * @param polymorphic whether the type column says which one
     * @param optional    whether it may refer to nothing
     */
    public record Reference(
            String property, List<String> columns, List<Table> parents, boolean polymorphic, boolean optional) {
        public Reference {
            columns = List.copyOf(columns);
            parents = List.copyOf(parents);
        }
    }

    private final Tenancy tenancy;

    public ReferenceChecks(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The references of a tenant-scoped table, in the order of its keys, the polymorphic ones last. */
    public List<Reference> of(Table table) {
        if (table.tenantColumn().isEmpty()) {
            return List.of();
        }
        List<Reference> references = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            byKey(table, key).ifPresent(references::add);
        }
        for (Entity.Polymorphic polymorphic : table.entity().orElseThrow().polymorphics()) {
            references.add(new Reference(
                    polymorphic.property(),
                    List.of(polymorphic.typeColumn(), polymorphic.idColumn()),
                    polymorphic.targets().stream().map(target -> tenancy.table(target.table())).toList(),
                    true,
                    isNullable(table, polymorphic.idColumn())));
        }
        return references;
    }

    private Optional<Reference> byKey(Table table, ForeignKey key) {
        String column = key.columns().get(0);
        boolean toCheck = key.columns().size() == 1
                && !column.equalsIgnoreCase(table.tenantColumn().orElseThrow())
                && tenancy.concerns(key.referencedTable())
                && !isKeptByServer(table, column);
        return property(table, column).filter(property -> toCheck).map(property -> new Reference(
                property, List.of(column), List.of(tenancy.table(key.referencedTable())), false,
                isNullable(table, column)));
    }

    /** Whether a key over tenant and reference refuses what is another tenant's. */
    private static boolean isKeptByServer(Table table, String column) {
        List<String> both = List.of(table.tenantColumn().orElseThrow(), column);
        return table.foreignKeys().stream().anyMatch(key -> Names.same(key.columns(), both));
    }

    private static Optional<String> property(Table table, String column) {
        return table.entity().orElseThrow().properties().stream()
                .filter(property -> Names.contains(property.columns(), column))
                .map(Entity.Property::name)
                .findFirst();
    }

    private static boolean isNullable(Table table, String column) {
        return table.column(column).map(Column::nullable).orElse(false);
    }

    /** What must hold for a row of the references to be written. */
    static List<Condition> conditions(List<Reference> references) {
        return references.stream().map(ReferenceChecks::condition).toList();
    }

    private static Condition condition(Reference reference) {
        if (reference.polymorphic()) {
            String type = reference.columns().get(0);
            String id = reference.columns().get(1);
            return new Condition.RefersToOneOf(
                    new Value.Parameter(Value.Role.TARGET, type),
                    reference.parents().stream()
                            .map(parent -> presence(parent, new Value.Parameter(Value.Role.TARGET_ID, id)))
                            .toList(),
                    reference.optional());
        }
        Value value = new Value.Parameter(Value.Role.REFERENCE, reference.columns().get(0));
        return new Condition.Refers(
                presence(reference.parents().get(0), value),
                Optional.of(value).filter(any -> reference.optional()));
    }

    private static Select presence(Table parent, Value id) {
        return Select.of(parent.name(), new Select.Fetch.Presence(),
                List.of(new Condition.Equal(parent.primaryKey().get(0), id, false)));
    }

    /** Which of several rows of a parent are there; they stay until the transaction ends. */
    public static Select present(Table parent) {
        String id = parent.primaryKey().get(0);
        return Select.of(parent.name(), new Select.Fetch.Columns(List.of(id)),
                List.of(new Condition.In(List.of(id), List.of(new Value.Parameter(Value.Role.KEY, id))))).lock();
    }
}
