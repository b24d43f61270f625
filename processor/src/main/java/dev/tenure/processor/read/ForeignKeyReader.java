package dev.tenure.processor.read;

import dev.tenure.annotation.Action;
import dev.tenure.annotation.References;
import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** The tenant column, and the keys to the tenant and to other entities. */
final class ForeignKeyReader {

    private static final Map<Action, ForeignKey.Action> ACTIONS = Map.of(
            Action.CASCADE, ForeignKey.Action.CASCADE,
            Action.SET_NULL, ForeignKey.Action.SET_NULL,
            Action.RESTRICT, ForeignKey.Action.RESTRICT,
            Action.NO_ACTION, ForeignKey.Action.NO_ACTION);

    /** What of a column a key can be wrong about, by the attributes that say it. */
    private static final Map<String, String> SHAPES =
            Map.of("type", "type", "length", "type", "unsigned", "type", "collation", "collation");

    private final Declarations declarations;
    private final ColumnReader columns;
    private final Optional<Declaration> tenant;

    /** @param tenant the tenant's entity; empty where a problem was reported instead */
    ForeignKeyReader(Declarations declarations, ColumnReader columns, Optional<Declaration> tenant) {
        this.declarations = declarations;
        this.columns = columns;
        this.tenant = tenant;
    }

    void readTenant(Draft draft) {
        Optional<ColumnReader.IdColumn> id = tenant.flatMap(columns::id);
        Optional<Mirror> scoped = draft.entity().tenantScoped();
        if (id.isPresent() && scoped.isPresent() && draft.tenantColumn().isPresent()) {
            readTenant(draft, scoped.get(), draft.tenantColumn().get(), id.get());
        }
    }

    private void readTenant(Draft draft, Mirror scoped, String tenantColumn, ColumnReader.IdColumn id) {
        if (draft.column(tenantColumn).isEmpty()) {
            draft.column(draft.behindPrimaryKey(), column(draft, tenantColumn, id), Place.at(scoped));
        }
        if (draft.entity().isOwned() || scoped.says("foreignKey")) {
            String name = scoped.says("foreignKey")
                    ? scoped.text("foreignKey")
                    : DefaultNames.foreignKey(draft.table(), tenantColumn);
            draft.foreignKey(
                    new ForeignKey(name, List.of(tenantColumn), tenant.orElseThrow().tableName(), List.of(id.column()),
                            action(scoped, "onDelete"), action(scoped, "onUpdate")),
                    Place.at(scoped, "onDelete", "onUpdate").aspect("name", scoped, "foreignKey"));
        }
    }

    private static Column column(Draft draft, String name, ColumnReader.IdColumn id) {
        Column column = Column.of(name, id.type(), false);
        return id.collation().isEmpty() || id.collation().equals(draft.entity().table().text("collation"))
                ? column
                : column.withCollation(id.collation());
    }

    void readReferences(Draft draft) {
        for (Field field : draft.entity().fields()) {
            field.annotations().find(References.class).ifPresent(references -> read(draft, field, references));
        }
    }

    private void read(Draft draft, Field field, Mirror references) {
        Optional<TypeElement> named = references.classNamed("value");
        Optional<Declaration> parent = named.flatMap(declarations::of).filter(found -> columns.id(found).isPresent());
        if (named.isPresent() && parent.isEmpty()) {
            declarations.refuseTarget(draft.entity(), field, references.origin("value"), named.get());
        }
        Optional<String> column = draft.columnsOf(field.name()).map(names -> names.get(0));
        if (parent.isPresent() && column.isPresent() && (draft.entity().isOwned() || references.says("name"))) {
            Place place = Place.at(references, "value", "name", "onDelete", "onUpdate", "sameTenant", "keepsTenant")
                    .aspect("referencedTable", references, "value");
            field.annotations().find(dev.tenure.annotation.Column.class).ifPresent(said -> SHAPES.forEach(
                    (attribute, aspect) -> {
                        if (said.says(attribute)) {
                            place.aspect(aspect, said, attribute);
                        }
                    }));
            keys(draft, field, references, parent.get(), column.get())
                    .map(key -> references.says("keepsTenant") ? key.keepsTenant(references.text("keepsTenant")) : key)
                    .forEach(key -> draft.foreignKey(key, place));
        }
    }

    private Stream<ForeignKey> keys(
            Draft draft, Field field, Mirror references, Declaration parent, String column) {
        String name = references.says("name")
                ? references.text("name")
                : DefaultNames.foreignKey(draft.table(), column);
        String id = columns.id(parent).orElseThrow().column();
        ForeignKey.Action onDelete = action(references, "onDelete");
        ForeignKey.Action onUpdate = action(references, "onUpdate");
        ForeignKey single =
                new ForeignKey(name, List.of(column), parent.tableName(), List.of(id), onDelete, onUpdate);
        if (!references.flag("sameTenant")) {
            return Stream.of(single);
        }
        if (draft.tenantColumn().isEmpty() || parent.tenantScoped().isEmpty()) {
            declarations.refuse(draft.entity(), references.origin("sameTenant"), "TEN160",
                    field.label() + " refers to the same tenant, but "
                            + (draft.tenantColumn().isEmpty() ? draft.entity() : parent).type().getSimpleName()
                            + " is of no tenant.",
                    "Put @TenantScoped on it, or leave sameTenant out.");
            return Stream.of(single);
        }
        String tenantColumn = draft.tenantColumn().get();
        List<String> own = List.of(tenantColumn, column);
        List<String> referenced = List.of(tenantColumn, id);
        return onDelete == ForeignKey.Action.SET_NULL
                ? Stream.of(single, new ForeignKey(DefaultNames.sameTenant(name), own, parent.tableName(), referenced,
                        ForeignKey.Action.NO_ACTION, ForeignKey.Action.NO_ACTION))
                : Stream.of(new ForeignKey(name, own, parent.tableName(), referenced, onDelete, onUpdate));
    }

    /** Gives the tables that Tenure creates the unique keys that references within one tenant need. */
    static void addKeysForParents(Collection<Draft> drafts) {
        Map<String, Draft> byTable = new HashMap<>();
        drafts.forEach(draft -> byTable.put(draft.table(), draft));
        for (Draft draft : drafts) {
            for (ForeignKey key : draft.foreignKeys()) {
                Draft parent = byTable.get(key.referencedTable());
                if (key.columns().size() > 1 && parent.entity().isOwned()
                        && !parent.hasUniqueKeyOver(key.referencedColumns())) {
                    String name = DefaultNames.key(true, key.referencedColumns());
                    parent.index(
                            Index.of(name, true, key.referencedColumns()), Place.at(parent.entity().table()));
                }
            }
        }
    }

    private static ForeignKey.Action action(Mirror mirror, String attribute) {
        return mirror.constant(attribute, Action.class).map(ACTIONS::get).orElse(ForeignKey.Action.RESTRICT);
    }
}
