package dev.tenure.verify.exercise;

import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.verify.exercise.Probe.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which probes there are of a table: the one list from which its tests are generated and by which a rehearsal goes.
 * Here is what a table declares of tenants, references, and uniqueness.
 */
public final class TableProbes {

    private final Schema schema;
    private final Table table;
    private final String row;
    private final String aRow;

    private TableProbes(Schema schema, Table table) {
        this.schema = schema;
        this.table = table;
        this.row = Words.of(table);
        this.aRow = Words.one(table);
    }

    /** In the order in which they are best read. */
    public static List<Probe> of(Schema schema, Table table) {
        return new TableProbes(schema, table).all().toList();
    }

    private Stream<Probe> all() {
        return Stream.of(
                        Stream.of(new Probe(Kind.STRUCTURE, "it_is_what_its_entity_declares", new Act.IsAsDeclared())),
                        schema.tenant().stream().flatMap(this::tenant),
                        table.foreignKeys().stream().flatMap(this::foreignKey),
                        table.indexes().stream().filter(Index::unique).flatMap(this::unique),
                        entity().stream().flatMap(entity -> entity.softDeleteKeys().stream()).flatMap(this::softDelete),
                        appendOnly(),
                        entity().stream().flatMap(entity -> entity.polymorphics().stream()).flatMap(this::polymorphic),
                        new ColumnProbes(table).all(),
                        new IndexProbes(table).all())
                .flatMap(probes -> probes);
    }

    private Optional<Entity> entity() {
        return table.entity();
    }

    private Stream<Probe> tenant(Tenant tenant) {
        if (table.tenantColumn().isEmpty()) {
            return Stream.empty();
        }
        String company = Words.of(table(tenant.table()));
        Stream<Probe> cascade = keepsTenant(table, new HashSet<>()) ? Stream.empty() : Stream.of(
                new Probe(Kind.TENANT_CASCADE, "deleting_" + Words.one(table(tenant.table())) + "_leaves_none_of_its_"
                        + Words.snake(table.name()), new Act.GoesWithTenant()));
        return Stream.concat(
                Stream.of(
                        new Probe(Kind.TENANT_REQUIRED, aRow + "_without_" + company + "_is_refused",
                                new Act.NeedsTenant()),
                        new Probe(Kind.TENANT_KNOWN, aRow + "_of_an_unknown_" + company + "_is_refused",
                                new Act.NeedsKnownTenant())),
                cascade);
    }

    /** Whether a table, or one whose rows it needs, keeps a tenant by what its author says. */
    private boolean keepsTenant(Table one, Set<String> seen) {
        return seen.add(one.name())
                && (one.foreignKeys().stream().anyMatch(key -> key.keepsTenant().isPresent())
                        || needed(one).anyMatch(parent -> keepsTenant(table(parent), seen)));
    }

    /** Whether a table whose rows this one needs does not let its tenant have another number. */
    private boolean holdsNumber(Table one, ForeignKey tenant, Set<String> seen) {
        return needed(one).map(this::table).filter(parent -> seen.add(parent.name())).anyMatch(parent ->
                parent.foreignKeys().stream().anyMatch(key -> key.onUpdate().refuses()
                                && key.referencedTable().equalsIgnoreCase(tenant.referencedTable()))
                        || holdsNumber(parent, tenant, seen));
    }

    /** The tables of which there must be rows before there is one of this. */
    private static Stream<String> needed(Table one) {
        return Stream.concat(
                one.foreignKeys().stream().map(ForeignKey::referencedTable),
                one.entity().stream().flatMap(entity -> entity.polymorphics().stream())
                        .flatMap(reference -> reference.targets().stream()).map(Entity.Target::table));
    }

    private Stream<Probe> foreignKey(ForeignKey key) {
        String by = Words.snake(String.join("_and_", key.columns().stream().filter(column -> !isTenant(column)).toList()));
        String parent = Words.of(table(key.referencedTable()));
        if (by.isEmpty()) {
            // the other two things that it does are those of the tenant; with keys that go by the tenant as well, its
            // number cannot change at all
            return schema.tables().stream().anyMatch(this::refersWithinTenant)
                            || holdsNumber(table, key, new HashSet<>())
                    ? Stream.empty()
                    : Stream.of(onUpdate(key, String.join("_and_", key.columns()), parent));
        }
        Stream<Probe> probes = Stream.of(
                new Probe(Kind.FOREIGN_KEY, aRow + "_with_an_unknown_" + by + "_is_refused",
                        new Act.NeedsParent(key.name())));
        if (!isBesideSimpleKey(key)) {
            probes = Stream.concat(probes, Stream.of(onDelete(key, by, parent), onUpdate(key, by, parent)));
        }
        return !isWithinTenant(key) ? probes : Stream.concat(probes, Stream.of(
                new Probe(Kind.SAME_TENANT, by + "_cannot_refer_to_another_tenants_" + parent,
                        new Act.NeedsParentOfSameTenant(key.name()))));
    }

    private static Probe onDelete(ForeignKey key, String by, String parent) {
        String name = switch (key.onDelete()) {
            case CASCADE -> "deleting_a_" + parent + "_deletes_what_refers_to_it_by_" + by;
            case SET_NULL -> "deleting_a_" + parent + "_empties_" + by;
            default -> "a_" + parent + "_is_not_deleted_while_" + by + "_refers_to_it";
        };
        return new Probe(Kind.ON_DELETE, name, new Act.OnDelete(key.name(), key.onDelete()));
    }

    private static Probe onUpdate(ForeignKey key, String by, String parent) {
        String name = switch (key.onUpdate()) {
            case CASCADE -> by + "_follows_the_key_of_its_" + parent;
            case SET_NULL -> "another_key_of_a_" + parent + "_empties_" + by;
            default -> "a_" + parent + "_keeps_its_key_while_" + by + "_refers_to_it";
        };
        return new Probe(Kind.ON_UPDATE, name, new Act.OnUpdate(key.name(), key.onUpdate()));
    }

    /** A key over the primary key and more refuses nothing that the primary key does not. */
    private Stream<Probe> unique(Index key) {
        if (key.columns().containsAll(table.primaryKey())) {
            return Stream.empty();
        }
        String name = Words.snake(key.name());
        boolean live = entity().stream().flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(one -> one.live().equalsIgnoreCase(key.name()));
        boolean deleted = entity().stream().flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(one -> one.withDeletedAt().equalsIgnoreCase(key.name()));
        Stream<Probe> within = live ? Stream.empty() : Stream.of(
                new Probe(Kind.UNIQUE, name + "_refuses_the_same_a_second_time", new Act.IsUnique(key.name())));
        boolean ofTenant = key.columns().stream().anyMatch(this::isTenant) && key.columns().stream().noneMatch(column ->
                !isTenant(column) && table.foreignKeys().stream()
                        .anyMatch(reference -> isWithinTenant(reference) && reference.columns().contains(column)));
        Stream<Probe> across = deleted || !ofTenant ? Stream.empty() : Stream.of(
                new Probe(Kind.UNIQUE_ACROSS_TENANTS, name + "_lets_two_tenants_have_the_same",
                        new Act.IsNotUniqueAcrossTenants(key.name())));
        return Stream.concat(within, across);
    }

    private Stream<Probe> softDelete(Entity.SoftDeleteKey key) {
        String by = entity().orElseThrow().softDeleteKeys().size() == 1 ? "" : "_by_" + Words.snake(key.live());
        return Stream.of(
                new Probe(Kind.SOFT_DELETE, "a_second_living_" + row + "_is_refused" + by, new Act.LivesOnce(key.live())),
                new Probe(Kind.ROOM_ONCE_DELETED, "a_deleted_" + row + "_makes_room_for_another" + by,
                        new Act.MakesRoomOnceDeleted(key.live())),
                new Probe(Kind.RESTORE, "restoring_" + aRow + "_while_another_lives_is_refused" + by,
                        new Act.IsNotRestoredBesideAnother(key.live())));
    }

    private Stream<Probe> appendOnly() {
        return !table.isAppendOnly() ? Stream.empty() : Stream.of(
                new Probe(Kind.APPEND_ONLY_UPDATE, "no_" + row + "_is_ever_changed", new Act.RefusesUpdates()),
                new Probe(Kind.APPEND_ONLY_DELETE, "no_" + row + "_is_ever_deleted", new Act.RefusesDeletes()));
    }

    private Stream<Probe> polymorphic(Entity.Polymorphic reference) {
        String property = Words.snake(reference.property());
        Stream<Probe> targets = reference.targets().stream().map(target -> new Probe(Kind.POLYMORPHIC_TARGET,
                property + "_can_be_" + Words.one(table(target.table())),
                new Act.CanReferTo(reference.property(), target.type())));
        return Stream.concat(targets, Stream.of(new Probe(Kind.POLYMORPHIC_ORPHAN,
                property + "_that_leads_nowhere_is_told", new Act.TellsOrphans(reference.property()))));
    }

    private boolean refersWithinTenant(Table other) {
        return other.foreignKeys().stream().anyMatch(this::isWithinTenant);
    }

    private boolean isWithinTenant(ForeignKey key) {
        return key.columns().size() > 1 && key.columns().stream().anyMatch(this::isTenant);
    }

    /** Where a key over the reference alone empties it, the key over both has nothing left to say. */
    private boolean isBesideSimpleKey(ForeignKey key) {
        List<String> reference = key.columns().stream().filter(column -> !isTenant(column)).toList();
        return isWithinTenant(key) && table.foreignKeys().stream().anyMatch(other -> other.columns().equals(reference));
    }

    private boolean isTenant(String column) {
        return schema.tenant().filter(tenant -> tenant.column().equals(column)).isPresent();
    }

    private Table table(String name) {
        return schema.table(name).orElseThrow();
    }

    /** Columns that belong to something else than themselves. */
    static List<String> taken(Table table) {
        return Stream.of(
                        table.primaryKey().stream(),
                        table.tenantColumn().stream(),
                        table.foreignKeys().stream().flatMap(key -> key.columns().stream()),
                        table.entity().stream().flatMap(entity -> entity.polymorphics().stream())
                                .flatMap(reference -> Stream.of(reference.typeColumn(), reference.idColumn())))
                .flatMap(columns -> columns)
                .toList();
    }
}
