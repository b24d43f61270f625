package dev.tenure.processor.shape;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How code reads, builds and names an entity: what the model does not know of it because no database cares.
 *
 * @param table       its table
 * @param type        its class
 * @param constructed whether a constructor takes all fields in their order; otherwise they are set one by one
 * @param properties  its fields in declared order
 */
public record EntityShape(Table table, TypeName type, boolean constructed, List<Property> properties) {

    public EntityShape {
        properties = List.copyOf(properties);
    }

    /**
     * A class by its package and the names of those that enclose it, its own last.
     */
    public record TypeName(String packageName, List<String> names) {
        public TypeName {
            names = List.copyOf(names);
        }

        public String simpleName() {
            return names.get(names.size() - 1);
        }
    }

    /** What a field is to a repository. */
    public enum Role { FIELD, KEY, TENANT, CREATED_AT, UPDATED_AT, DELETED_AT, VERSION, COMPUTED }

    /** How a field holds JSON. */
    public enum Json { TEXT, VALUE, LIST, MAP }

    /**
     * A field.
     *
     * @param model     the field and its columns
     * @param role      what it is to a repository
     * @param getter    what follows the entity's name to read it: {@code id()}
     * @param setter    what stands around a value to set it: {@code setId(} and {@code )}; empty if there is no way
     * @param enumTexts what the database holds for the constants of an enum; empty for other types
     * @param type      the class of an enum, or of what JSON stands for
     * @param json      how it holds JSON
     */
    public record Property(
            Entity.Property model,
            Role role,
            String getter,
            List<String> setter,
            Map<String, String> enumTexts,
            Optional<TypeName> type,
            Optional<Json> json) {

        public Property {
            setter = List.copyOf(setter);
        }

        public String name() {
            return model.name();
        }

        /** Its only column, or the first of a polymorphic reference. */
        public String column() {
            return model.columns().get(0);
        }
    }
}
