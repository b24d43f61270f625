package dev.tenure.schema;

import java.util.List;
import java.util.Optional;

/**
 * What an entity means beyond the structure of its table: what repositories, generated tests and the verifier's checks
 * of data go by.
 *
 * @param type            the entity's binary class name
 * @param tenantColumn    the column that says whose a row is; empty where the entity is not tenant-scoped
 * @param properties      its fields in declared order
 * @param polymorphics    its polymorphic references
 * @param softDelete      its column of the time of deletion
 * @param softDeleteKeys  its unique keys among live rows
 * @param materialized    what its rows count; empty where they are no counts
 */
public record Entity(
        String type,
        Optional<String> tenantColumn,
        List<Property> properties,
        List<Polymorphic> polymorphics,
        Optional<String> softDelete,
        List<SoftDeleteKey> softDeleteKeys,
        Optional<Materialized> materialized) {

    public Entity {
        properties = List.copyOf(properties);
        polymorphics = List.copyOf(polymorphics);
        softDeleteKeys = List.copyOf(softDeleteKeys);
    }

    /** The entity's simple class name. */
    public String simpleName() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    public Optional<Property> property(String propertyName) {
        return properties.stream().filter(property -> property.name().equals(propertyName)).findFirst();
    }

    /**
     * A field and the columns that hold it.
     *
     * @param name     the field's name
     * @param javaType its type as the compiler writes it: {@code long}, {@code java.time.Instant}
     * @param columns  one column, or type and id column of a polymorphic reference
     */
    public record Property(String name, String javaType, List<String> columns) {
        public Property {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A reference to a row of one of several tables.
     *
     * @param property   the field
     * @param typeColumn the column that names the target
     * @param idColumn   the column that holds the target's id
     * @param targets    the closed list of targets, from the most general to the most specific where they are levels
     */
    public record Polymorphic(String property, String typeColumn, String idColumn, List<Target> targets) {
        public Polymorphic {
            targets = List.copyOf(targets);
        }
    }

    /**
     * One target of a polymorphic reference.
     *
     * @param type  what the type column holds for it
     * @param table its table
     */
    public record Target(String type, String table) {}

    /**
     * A unique key among live rows.
     *
     * @param columns       what is unique: the tenant column first
     * @param withDeletedAt the key over {@code columns} and the deletion time: the one people expect to see
     * @param live          the key over {@code columns} and the marker: the one that holds
     * @param marker        the generated column that is 1 while the row lives
     */
    public record SoftDeleteKey(List<String> columns, String withDeletedAt, String live, String marker) {
        public SoftDeleteKey {
            columns = List.copyOf(columns);
        }
    }
}
