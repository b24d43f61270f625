package dev.tenure.processor.read;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import dev.tenure.schema.Table.Role;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * An entity as it is declared.
 *
 * @param type        its class
 * @param role        whether Tenure creates its table
 * @param listing     where the root lists it
 * @param annotations what stands on the class
 * @param table       its {@code @Table}
 * @param fields      its fields in declared order
 */
record Declaration(
        TypeElement type, Role role, Origin listing, Annotations annotations, Mirror table, List<Field> fields) {

    String tableName() {
        return table.text("value");
    }

    boolean isOwned() {
        return role == Role.OWNED;
    }

    Optional<Mirror> tenantScoped() {
        return annotations.find(TenantScoped.class);
    }

    List<Field> ids() {
        return fields.stream().filter(field -> field.has(Id.class)).toList();
    }

    /** The only id; empty where there are several or none. */
    Optional<Field> id() {
        List<Field> ids = ids();
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** What type columns of polymorphic references hold for it. */
    String typeName() {
        return annotations.find(TypeName.class)
                .map(name -> name.text("value"))
                .orElseGet(() -> type.getSimpleName().toString());
    }
}
