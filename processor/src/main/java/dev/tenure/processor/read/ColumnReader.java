package dev.tenure.processor.read;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.Computed;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.References;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Generated;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The column of a field, and the id of an entity to those that refer to it. */
final class ColumnReader {

    /**
     * The id of an entity as others need to know it.
     *
     * @param column    its column's name
     * @param type      its type
     * @param collation the collation in force for it, {@code ""} for types that have none
     */
    record IdColumn(String column, ColumnType type, String collation) {}

    private static final Set<String> WHOLE_NUMBERS = Set.of(
            "byte", "short", "int", "long", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long",
            "java.math.BigInteger");
    private static final Set<String> TEXTS = Set.of("java.lang.String", "java.util.UUID");

    private final Declarations declarations;
    private final TypeReader types;
    private final Optional<Declaration> tenant;
    private final String tenantColumn;
    private final Map<Declaration, Optional<IdColumn>> ids = new IdentityHashMap<>();

    /**
     * @param tenant       the tenant's entity; empty where a problem was reported instead
     * @param tenantColumn the column by which others refer to it
     */
    ColumnReader(Declarations declarations, Optional<Declaration> tenant, String tenantColumn) {
        this.declarations = declarations;
        this.tenant = tenant;
        this.tenantColumn = tenantColumn;
        this.types = new TypeReader(declarations);
    }

    /** The field's column; empty after a problem was reported. */
    Optional<dev.tenure.schema.Column> read(Declaration entity, Field field) {
        Optional<IdColumn> parent = parent(entity, field);
        Optional<ColumnType> type = parent
                .map(id -> TypeReader.adjusted(id.type(), field.annotations().find(Column.class)))
                .or(() -> types.read(entity, field));
        return type.map(known -> column(entity, field, known, parent));
    }

    /** The only id of an entity; empty where it has several or none, or none that could be read. */
    Optional<IdColumn> id(Declaration entity) {
        Optional<IdColumn> known = ids.get(entity);
        if (known == null) {
            // an id that refers to an id that refers to it: a rule reports the cycle
            ids.put(entity, Optional.empty());
            known = entity.id().flatMap(field -> read(entity, field))
                    .map(column -> new IdColumn(column.name(), column.type(), collation(entity, column)));
            ids.put(entity, known);
        }
        return known;
    }

    static String name(Field field) {
        return field.annotations().find(Column.class)
                .filter(column -> column.says("name"))
                .map(column -> column.text("name"))
                .orElseGet(() -> DefaultNames.column(field.name()));
    }

    private dev.tenure.schema.Column column(
            Declaration entity, Field field, ColumnType type, Optional<IdColumn> parent) {
        Optional<Mirror> said = field.annotations().find(Column.class);
        Optional<Generated> generated = field.annotations().find(Computed.class)
                .map(mirror -> new Generated(new Expression.Raw(mirror.text("value")), mirror.flag("stored")));
        boolean nullable = generated.isPresent() || !field.has(Id.class) && !Constraints.refusesNull(field);
        return new dev.tenure.schema.Column(
                name(field),
                type,
                nullable,
                Defaults.of(field, type),
                Defaults.isUpdatedByServer(field),
                isNumbered(entity, field, type),
                generated,
                said.filter(mirror -> mirror.says("collation")).map(mirror -> mirror.text("collation"))
                        .or(() -> parent.filter(id -> type.isCharacter()).map(IdColumn::collation))
                        .filter(collation -> !collation.equals(entity.table().text("collation"))),
                said.map(mirror -> mirror.text("comment")).orElse(""),
                "");
    }

    private static boolean isNumbered(Declaration entity, Field field, ColumnType type) {
        return type instanceof ColumnType.Int
                && !field.has(References.class)
                && field.annotations().find(Id.class).filter(id -> id.flag("generated")).isPresent()
                && entity.ids().size() == 1;
    }

    /** The id that a field refers to, if the field can hold it and says no type of its own. */
    private Optional<IdColumn> parent(Declaration entity, Field field) {
        boolean saysType = field.annotations().find(Column.class).flatMap(TypeReader::said).isPresent();
        return field.annotations().find(References.class)
                .flatMap(references -> references.classNamed("value"))
                .flatMap(declarations::of)
                .or(() -> tenant.filter(known -> isTenantColumn(entity, field)))
                .filter(parent -> !saysType)
                .flatMap(this::id)
                .filter(id -> holds(field, id.type()));
    }

    private boolean isTenantColumn(Declaration entity, Field field) {
        return entity.tenantScoped().isPresent() && name(field).equalsIgnoreCase(tenantColumn);
    }

    private static boolean holds(Field field, ColumnType type) {
        String javaType = JavaTypes.text(field.type());
        return type instanceof ColumnType.Int && WHOLE_NUMBERS.contains(javaType)
                || type.isCharacter() && TEXTS.contains(javaType);
    }

    private static String collation(Declaration entity, dev.tenure.schema.Column column) {
        return column.type().isCharacter() ? column.collation().orElseGet(() -> entity.table().text("collation")) : "";
    }
}
