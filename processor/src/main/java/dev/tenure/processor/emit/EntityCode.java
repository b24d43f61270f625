package dev.tenure.processor.emit;

import dev.tenure.annotation.EntityRef;
import dev.tenure.processor.shape.EntityShape;
import dev.tenure.processor.shape.EntityShape.Json;
import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.processor.shape.EntityShape.Role;
import dev.tenure.repository.Values;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Code that reads, writes and builds an entity. */
final class EntityCode {

    private static final Map<Json, String> JSON_READS =
            Map.of(Json.VALUE, "value", Json.LIST, "list", Json.MAP, "map");
    private static final Set<Role> STAMPS = Set.of(Role.CREATED_AT, Role.UPDATED_AT, Role.DELETED_AT);
    private static final Map<String, String> BOXES = Map.of("long", "Long", "int", "Integer", "short", "Short",
            "byte", "Byte", "double", "Double", "float", "Float", "boolean", "Boolean", "char", "Character");

    /** The parameters of the methods that build entities. */
    private static final Set<String> TAKEN = Set.of("row", "key", "now", "isNew");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final EntityShape shape;
    private final JavaSource source;

    EntityCode(EntityShape shape, JavaSource source) {
        this.shape = shape;
        this.source = source;
    }

    /** The same entity for another source. */
    EntityCode in(JavaSource other) {
        return new EntityCode(shape, other);
    }

    Table table() {
        return shape.table();
    }

    /** How the source calls the entity. */
    String name() {
        return source.use(shape.type());
    }

    /** Why no code can handle an entity; empty where it can. */
    static Optional<String> obstacle(EntityShape shape, Set<String> handled) {
        return shape.properties().stream()
                .filter(property -> !isKnown(shape, property))
                .map(property -> "no column holds the " + property.model().javaType() + " of " + property.name())
                .findFirst()
                .or(() -> shape.table().entity().orElseThrow().polymorphics().stream()
                        .flatMap(polymorphic -> polymorphic.targets().stream())
                        .filter(target -> !handled.contains(target.table()))
                        .map(target -> "it refers to rows of " + target.table() + ", whose class is out of reach")
                        .findFirst())
                .or(() -> shape.properties().stream().anyMatch(property -> property.role() == Role.KEY)
                        ? Optional.empty()
                        : Optional.of("nothing but the tenant tells its rows apart"));
    }

    private static boolean isKnown(EntityShape shape, Property property) {
        String javaType = property.model().javaType();
        if (property.model().columns().size() > 1 || property.json().isPresent()) {
            return true;
        }
        ColumnType column = shape.table().column(property.column()).orElseThrow().type();
        if (isEnum(property) || javaType.equals("java.util.UUID")) {
            return column.isCharacter();
        }
        return Codec.knows(javaType) && (!STAMPS.contains(property.role()) || Codec.of(javaType).isStamp());
    }

    List<Property> properties() {
        return shape.properties();
    }

    List<Property> properties(Role role) {
        return shape.properties().stream().filter(property -> property.role() == role).toList();
    }

    Optional<Property> property(Role role) {
        return shape.properties().stream().filter(property -> property.role() == role).findFirst();
    }

    Property property(String name) {
        return shape.properties().stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
    }

    /** The fields of some columns, in the order of these. */
    List<Property> properties(List<String> columns) {
        return columns.stream()
                .flatMap(column -> shape.properties().stream()
                        .filter(property -> property.column().equalsIgnoreCase(column)))
                .toList();
    }

    static boolean isReference(Property property) {
        return property.model().columns().size() > 1;
    }

    static boolean isEnum(Property property) {
        return !property.enumTexts().isEmpty() && property.json().isEmpty();
    }

    private static boolean isJsonValue(Property property) {
        return property.json().filter(json -> json != Json.TEXT).isPresent();
    }

    Column column(Property property) {
        return shape.table().column(property.column()).orElseThrow();
    }

    /** {@code POLICY_TYPE}: the constant that helps with a field. */
    static String constant(Property property) {
        return WORD_START.matcher(property.name()).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** The type of a field. */
    String type(Property property) {
        if (isReference(property)) {
            return source.use(EntityRef.class);
        }
        if (property.json().isPresent()) {
            String content = source.use(property.type().orElseThrow());
            return switch (property.json().get()) {
                case LIST -> source.use(List.class) + "<" + content + ">";
                case MAP -> source.use(Map.class) + "<String, " + content + ">";
                case TEXT, VALUE -> content;
            };
        }
        Codec codec = Codec.of(property.model().javaType());
        return property.type().map(source::use)
                .orElseGet(() -> codec.type() == null ? property.model().javaType() : source.use(codec.type()));
    }

    /** The type of a field as type arguments take it. */
    String boxed(Property property) {
        return BOXES.getOrDefault(type(property), type(property));
    }

    boolean isPrimitive(Property property) {
        return BOXES.containsKey(property.model().javaType());
    }

    /** {@code row.policyType()}. */
    static String get(Property property) {
        return "row." + property.getter();
    }

    /** Sets the parameters of a field, as many as it has columns. */
    String bind(Property property, String at, String value) {
        if (isReference(property)) {
            return constant(property) + ".bind(statement, " + at + ", " + value + ")";
        }
        if (isJsonValue(property)) {
            return "statement.setString(" + at + ", " + source.use(JsonText.class) + ".of(" + value + "))";
        }
        return isEnum(property)
                ? "statement.setString(" + at + ", " + constant(property) + ".text(" + value + "))"
                : Codec.of(property.model().javaType()).bind(source, at, value, fsp(property));
    }

    /** {@code withString(code)}: how a lookup is given the value of a field. */
    String with(Property property, String value) {
        if (isReference(property)) {
            return "withReference(" + constant(property) + ", " + value + ")";
        }
        if (isJsonValue(property)) {
            return "withString(" + source.use(JsonText.class) + ".of(" + value + "))";
        }
        if (isEnum(property)) {
            return "withString(" + constant(property) + ".text(" + value + "))";
        }
        Codec codec = Codec.of(property.model().javaType());
        return "with" + codec.name() + "(" + value + (codec.isTime() ? ", " + fsp(property) : "") + ")";
    }

    private String read(Property property, int column) {
        if (isReference(property)) {
            return constant(property) + ".read(row, " + column + ")";
        }
        if (isJsonValue(property)) {
            return source.use(JsonText.class) + "." + JSON_READS.get(property.json().get()) + "(row.getString(" + column
                    + "), " + source.use(property.type().orElseThrow()) + ".class)";
        }
        return isEnum(property)
                ? constant(property) + ".constant(row.getString(" + column + "))"
                : Codec.of(property.model().javaType())
                        .read(source, property.model().javaType(), column, column(property).nullable());
    }

    int fsp(Property property) {
        ColumnType columnType = column(property).type();
        if (columnType instanceof ColumnType.Timestamp timestamp) {
            return timestamp.fsp();
        }
        if (columnType instanceof ColumnType.DateTime dateTime) {
            return dateTime.fsp();
        }
        return columnType instanceof ColumnType.Time time ? time.fsp() : 0;
    }

    /** The time of the call, as the field's column holds it. */
    String now(Property property) {
        return Codec.of(property.model().javaType()).now(source, fsp(property));
    }

    /** The value of a field, less what its column does not hold of it. */
    String held(Property property) {
        return !isReference(property) && !isEnum(property) && property.json().isEmpty()
                        && Codec.of(property.model().javaType()).isTime()
                ? source.use(Values.class) + ".cut(" + get(property) + ", " + fsp(property) + ")"
                : get(property);
    }

    /** Writes statements that build an entity out of the row at which a result stands. */
    void buildFromRow() {
        int[] column = {1};
        build(property -> {
            String value = read(property, column[0]);
            column[0] += property.model().columns().size();
            return value;
        }, false);
    }

    /** Writes statements that build an entity like the one in hand, or change that one where it is made to be changed. */
    void buildLike(Function<Property, String> value) {
        build(value, true);
    }

    /** A choice gets a variable: as an argument, javac would work its type out twice. */
    private String argument(Property property, String value) {
        if (!value.contains(" ? ")) {
            return value;
        }
        String name = TAKEN.contains(property.name()) ? property.name() + "Value" : property.name();
        source.line("        " + type(property) + " " + name + " = " + value + ";");
        return name;
    }

    private void build(Function<Property, String> value, boolean like) {
        if (shape.constructed()) {
            List<String> arguments = new ArrayList<>();
            for (Property property : shape.properties()) {
                arguments.add(argument(property, value.apply(property)));
            }
            source.call("        ", "return new " + name() + "(", arguments, ");");
            return;
        }
        String target = like ? "row" : "entity";
        if (!like) {
            source.line("        " + name() + " entity = new " + name() + "();");
        }
        for (Property property : shape.properties()) {
            String set = value.apply(property);
            if (!like || !set.equals(get(property))) {
                source.line("        " + target + "." + property.setter().get(0) + set + property.setter().get(1) + ";");
            }
        }
        source.line("        return " + target + ";");
    }
}
