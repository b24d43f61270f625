package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the row was written last. Repositories fill it in.
 *
 * <table>
 * <caption>What it leads to</caption>
 * <tr><td>{@code @UpdatedAt Instant updatedAt}</td><td>{@code `updated_at` TIMESTAMP NULL DEFAULT NULL}</td></tr>
 * <tr><td>{@code @UpdatedAt(byServer = true) @NotNull Instant updatedAt}</td>
 *     <td>{@code TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP}</td></tr>
 * </table>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UpdatedAt {

    /** Whether the server fills it in for rows that others write. */
    boolean byServer() default false;
}
