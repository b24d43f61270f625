package dev.tenure.annotation;

import java.util.Objects;

/**
 * A reference to a row of one of several entities: the type of a {@link Polymorphic} field.
 *
 * @param target the entity
 * @param id     the row's id as text
 */
public record EntityRef(Class<?> target, String id) {

    public EntityRef {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(id, "id");
    }

    /** @param id the row's id: a number, a UUID or a text */
    public static EntityRef to(Class<?> target, Object id) {
        return new EntityRef(target, id.toString());
    }
}
