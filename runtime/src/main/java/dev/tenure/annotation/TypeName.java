package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the type column of a {@link Polymorphic} reference holds for rows of this entity. An entity without it is known
 * there by its simple class name.
 *
 * <pre>{@code
 * @Table("branches")
 * @TypeName("App\\Models\\Branch")
 * public record Branch(@Id UUID id) {}
 * }</pre>
 *
 * <p>No DDL of its own: rows that refer to a branch hold {@code App\Models\Branch}, and whatever checks
 * them asks for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TypeName {

    /** The type's name, as the application writes it. */
    String value();
}
