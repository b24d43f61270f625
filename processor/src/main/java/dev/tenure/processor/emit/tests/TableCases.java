package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.ClassName;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tests of what a table declares of tenants, references, and uniqueness. */
final class TableCases {

    private static final ClassName ACTION = ClassName.get(Action.class);

    private final Schema schema;
    private final Table table;
    private final String row;
    private final String aRow;

    TableCases(Schema schema, Table table) {
        this.schema = schema;
        this.table = table;
        this.row = Words.of(table);
        this.aRow = Words.one(table);
    }

    Stream<Case> all() {
        return Stream.of(
                        Stream.of(Case.of("structure", "it_is_what_its_entity_declares", "isAsDeclared()")),
                        schema.tenant().stream().flatMap(this::tenant),
                        table.foreignKeys().stream().flatMap(this::foreignKey),
                        table.indexes().stream().filter(Index::unique).flatMap(this::unique),
                        entity().stream().flatMap(entity -> entity.softDeleteKeys().stream()).flatMap(this::softDelete),
                        appendOnly(),
                        entity().stream().flatMap(entity -> entity.polymorphics().stream()).flatMap(this::polymorphic),
                        new ColumnCases(table).all(),
                        new IndexCases(table).all())
                .flatMap(cases -> cases);
    }

    private Optional<Entity> entity() {
        return table.entity();
    }

    private Stream<Case> tenant(Tenant tenant) {
        if (table.tenantColumn().isEmpty()) {
            return Stream.empty();
        }
        String company = Words.of(table(tenant.table()));
        Stream<Case> cascade = keepsTenant(table, new HashSet<>()) ? Stream.empty() : Stream.of(
                Case.of("tenant-cascade", "deleting_" + Words.one(table(tenant.table())) + "_leaves_none_of_its_"
                        + Words.snake(table.name()), "goesWithTenant()"));
        return Stream.concat(
                Stream.of(
                        Case.of("tenant-required", aRow + "_without_" + company + "_is_refused", "needsTenant()"),
                        Case.of("tenant-known", aRow + "_of_an_unknown_" + company + "_is_refused",
                                "needsKnownTenant()")),
                cascade);
    }

    /** Whether a table, or one whose rows it needs, keeps a tenant by what its author says. */
    private boolean keepsTenant(Table one, Set<String> seen) {
        Stream<String> parents = Stream.concat(
                one.foreignKeys().stream().map(ForeignKey::referencedTable),
                one.entity().stream().flatMap(entity -> entity.polymorphics().stream())
                        .flatMap(reference -> reference.targets().stream()).map(Entity.Target::table));
        return seen.add(one.name())
                && (one.foreignKeys().stream().anyMatch(key -> key.keepsTenant().isPresent())
                        || parents.anyMatch(parent -> keepsTenant(table(parent), seen)));
    }

    private Stream<Case> foreignKey(ForeignKey key) {
        String by = Words.snake(String.join("_and_", key.columns().stream().filter(column -> !isTenant(column)).toList()));
        String parent = Words.of(table(key.referencedTable()));
        if (by.isEmpty()) {
            // the other two things that it does are those of the tenant; with keys that go by the tenant as well, its
            // number cannot change at all
            return schema.tables().stream().anyMatch(this::refersWithinTenant)
                    ? Stream.empty()
                    : Stream.of(onUpdate(key, String.join("_and_", key.columns()), parent));
        }
        Stream<Case> cases = Stream.of(
                Case.of("foreign-key", aRow + "_with_an_unknown_" + by + "_is_refused", "needsParent($S)", key.name()));
        if (!isBesideSimpleKey(key)) {
            cases = Stream.concat(cases, Stream.of(onDelete(key, by, parent), onUpdate(key, by, parent)));
        }
        return !isWithinTenant(key) ? cases : Stream.concat(cases, Stream.of(
                Case.of("same-tenant", by + "_cannot_refer_to_another_tenants_" + parent,
                        "needsParentOfSameTenant($S)", key.name())));
    }

    private static Case onDelete(ForeignKey key, String by, String parent) {
        String name = switch (key.onDelete()) {
            case CASCADE -> "deleting_a_" + parent + "_deletes_what_refers_to_it_by_" + by;
            case SET_NULL -> "deleting_a_" + parent + "_empties_" + by;
            default -> "a_" + parent + "_is_not_deleted_while_" + by + "_refers_to_it";
        };
        return Case.of("on-delete", name, "onDelete($S, $T.$L)", key.name(), ACTION, key.onDelete());
    }

    private static Case onUpdate(ForeignKey key, String by, String parent) {
        String name = switch (key.onUpdate()) {
            case CASCADE -> by + "_follows_the_key_of_its_" + parent;
            case SET_NULL -> "another_key_of_a_" + parent + "_empties_" + by;
            default -> "a_" + parent + "_keeps_its_key_while_" + by + "_refers_to_it";
        };
        return Case.of("on-update", name, "onUpdate($S, $T.$L)", key.name(), ACTION, key.onUpdate());
    }

    /** A key over the primary key and more refuses nothing that the primary key does not. */
    private Stream<Case> unique(Index key) {
        if (key.columns().containsAll(table.primaryKey())) {
            return Stream.empty();
        }
        String name = Words.snake(key.name());
        boolean live = entity().stream().flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(one -> one.live().equalsIgnoreCase(key.name()));
        boolean deleted = entity().stream().flatMap(entity -> entity.softDeleteKeys().stream())
                .anyMatch(one -> one.withDeletedAt().equalsIgnoreCase(key.name()));
        Stream<Case> within = live ? Stream.empty() : Stream.of(
                Case.of("unique", name + "_refuses_the_same_a_second_time", "isUnique($S)", key.name()));
        boolean ofTenant = key.columns().stream().anyMatch(this::isTenant) && key.columns().stream().noneMatch(column ->
                !isTenant(column) && table.foreignKeys().stream()
                        .anyMatch(reference -> isWithinTenant(reference) && reference.columns().contains(column)));
        Stream<Case> across = deleted || !ofTenant ? Stream.empty() : Stream.of(
                Case.of("unique-across-tenants", name + "_lets_two_tenants_have_the_same",
                        "isNotUniqueAcrossTenants($S)", key.name()));
        return Stream.concat(within, across);
    }

    private Stream<Case> softDelete(Entity.SoftDeleteKey key) {
        String by = entity().orElseThrow().softDeleteKeys().size() == 1 ? "" : "_by_" + Words.snake(key.live());
        return Stream.of(
                Case.of("soft-delete", "a_second_living_" + row + "_is_refused" + by, "livesOnce($S)", key.live()),
                Case.of("room-once-deleted", "a_deleted_" + row + "_makes_room_for_another" + by,
                        "makesRoomOnceDeleted($S)", key.live()),
                Case.of("restore", "restoring_" + aRow + "_while_another_lives_is_refused" + by,
                        "isNotRestoredBesideAnother($S)", key.live()));
    }

    private Stream<Case> appendOnly() {
        return !table.isAppendOnly() ? Stream.empty() : Stream.of(
                Case.of("append-only-update", "no_" + row + "_is_ever_changed", "refusesUpdates()"),
                Case.of("append-only-delete", "no_" + row + "_is_ever_deleted", "refusesDeletes()"));
    }

    private Stream<Case> polymorphic(Entity.Polymorphic reference) {
        String property = Words.snake(reference.property());
        Stream<Case> targets = reference.targets().stream().map(target -> Case.of("polymorphic-target",
                property + "_can_be_" + Words.one(table(target.table())),
                "canReferTo($S, $S)", reference.property(), target.type()));
        return Stream.concat(targets, Stream.of(Case.of("polymorphic-orphan",
                property + "_that_leads_nowhere_is_told", "tellsOrphans($S)", reference.property())));
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
