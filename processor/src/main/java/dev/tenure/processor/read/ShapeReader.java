package dev.tenure.processor.read;

import dev.tenure.annotation.Computed;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.annotation.Version;
import dev.tenure.processor.shape.EntityShape;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * How code in the root's package can read and build the entities. A record has all that it takes. A class needs a
 * constructor that takes its fields in their order, or one without parameters and a setter, or a field that is in reach,
 * for each; and a getter, an accessor as records have them, or a field in reach, for each.
 */
public final class ShapeReader {

    private static final Map<Class<?>, EntityShape.Role> ROLES = roles();
    private static final Map<String, EntityShape.Json> JSON = Map.of(
            "java.lang.String", EntityShape.Json.TEXT, "java.util.List", EntityShape.Json.LIST, "java.util.Map", EntityShape.Json.MAP);

    private final Reading reading;
    private final String rootPackage;
    private final List<String> obstacles = new ArrayList<>();
    private final Map<String, EntityShape.TypeName> types = new HashMap<>();

    public ShapeReader(Reading reading) {
        this.reading = reading;
        this.rootPackage = packageOf(reading.elements().get(0));
    }

    /** The entities that code can handle, in declared order. */
    public List<EntityShape> read() {
        List<EntityShape> shapes = new ArrayList<>();
        List<Table> tables = reading.schema().tables();
        for (int at = 0; at < tables.size(); at++) {
            shape(tables.get(at), (TypeElement) reading.elements().get(at + 1)).ifPresent(shapes::add);
        }
        return shapes;
    }

    /** The classes that code can name, by their tables. */
    public Map<String, EntityShape.TypeName> types() {
        return types;
    }

    /** Why the other entities get no repository. */
    public List<String> obstacles() {
        return obstacles;
    }

    private Optional<EntityShape> shape(Table table, TypeElement entity) {
        Members members = new Members(entity, rootPackage);
        Set<String> missing = new LinkedHashSet<>();
        boolean constructed = members.hasConstructor();
        if (members.isInReach()) {
            types.put(table.name(), name(entity));
        }
        if (!members.isInReach()) {
            missing.add("a class that is public");
        } else if (!constructed && !members.hasEmptyConstructor()) {
            missing.add("a constructor of all its fields in their order, or of none");
        }
        List<EntityShape.Property> properties = new ArrayList<>();
        Entity model = table.entity().orElseThrow();
        for (Field field : members.fields()) {
            Optional<Entity.Property> property = model.property(field.name());
            Optional<String> getter = members.getter(field);
            List<String> setter = constructed ? List.of() : members.setter(field);
            if (getter.isEmpty()) {
                missing.add("a way to read " + field.name());
            }
            if (!constructed && setter.isEmpty()) {
                missing.add("a way to set " + field.name());
            }
            if (property.isPresent() && missing.isEmpty()) {
                property(table, field, property.get(), getter.get(), setter)
                        .ifPresentOrElse(properties::add, () -> missing.add("JSON of a type that can be built"));
            }
        }
        if (!missing.isEmpty()) {
            obstacles.add("TEN810: " + entity.getSimpleName() + " gets no repository: it lacks "
                    + String.join(", ", missing) + ".");
            return Optional.empty();
        }
        return Optional.of(new EntityShape(table, name(entity), constructed, properties));
    }

    private static Optional<EntityShape.Property> property(
            Table table, Field field, Entity.Property property, String getter, List<String> setter) {
        Optional<EntityShape.Json> json = field.has(Json.class) ? json(field.type()) : Optional.empty();
        Optional<TypeElement> type = json.isPresent() ? content(field.type(), json.get())
                : JavaTypes.enumeration(field.type());
        if (field.has(Json.class) && (json.isEmpty() || type.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new EntityShape.Property(
                property,
                role(table, field, property),
                getter,
                setter,
                json.isPresent() ? Map.of() : JavaTypes.enumeration(field.type()).map(TypeReader::texts).orElse(Map.of()),
                type.map(ShapeReader::name),
                json));
    }

    private static EntityShape.Role role(Table table, Field field, Entity.Property property) {
        if (table.tenantColumn().filter(property.columns().get(0)::equalsIgnoreCase).isPresent()) {
            return EntityShape.Role.TENANT;
        }
        return ROLES.entrySet().stream()
                .filter(role -> field.has(role.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(EntityShape.Role.FIELD);
    }

    private static Optional<EntityShape.Json> json(TypeMirror type) {
        return JavaTypes.element(type)
                .map(element -> JSON.getOrDefault(element.getQualifiedName().toString(), EntityShape.Json.VALUE));
    }

    /** The class that JSON is read into: the field's own, or that of a list's or a map's values. */
    private static Optional<TypeElement> content(TypeMirror type, EntityShape.Json json) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        if (json == EntityShape.Json.LIST && arguments.size() == 1 || json == EntityShape.Json.MAP && arguments.size() == 2) {
            return JavaTypes.element(arguments.get(arguments.size() - 1)).filter(ShapeReader::isPlain);
        }
        return JavaTypes.element(type).filter(element -> arguments.isEmpty());
    }

    private static boolean isPlain(TypeElement type) {
        return type.getTypeParameters().isEmpty();
    }

    static EntityShape.TypeName name(TypeElement type) {
        List<String> names = new ArrayList<>();
        Element at = type;
        while (at.getKind() != ElementKind.PACKAGE) {
            names.add(0, at.getSimpleName().toString());
            at = at.getEnclosingElement();
        }
        return new EntityShape.TypeName(packageOf(type), names);
    }

    static String packageOf(Element element) {
        Element at = element;
        while (at.getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return ((PackageElement) at).getQualifiedName().toString();
    }

    private static Map<Class<?>, EntityShape.Role> roles() {
        Map<Class<?>, EntityShape.Role> roles = new LinkedHashMap<>();
        roles.put(Id.class, EntityShape.Role.KEY);
        roles.put(Computed.class, EntityShape.Role.COMPUTED);
        roles.put(CreatedAt.class, EntityShape.Role.CREATED_AT);
        roles.put(UpdatedAt.class, EntityShape.Role.UPDATED_AT);
        roles.put(DeletedAt.class, EntityShape.Role.DELETED_AT);
        roles.put(Version.class, EntityShape.Role.VERSION);
        return roles;
    }
}
