package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the row was written first. Repositories fill it in.
 *
 * <table>
 * <caption>What it leads to</caption>
 * <tr><td>{@code @CreatedAt Instant createdAt}</td><td>{@code `created_at` TIMESTAMP NULL DEFAULT NULL}</td></tr>
 * <tr><td>{@code @CreatedAt(byServer = true) @NotNull Instant createdAt}</td>
 *     <td>{@code TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP}</td></tr>
 * </table>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface CreatedAt {

    /** Whether the server fills it in for rows that others write. */
    boolean byServer() default false;
}
