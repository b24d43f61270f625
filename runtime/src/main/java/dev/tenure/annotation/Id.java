package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The primary key. Several fields with it make a key of several columns, in declared order.
 *
 * <p>An id is never NULL. A whole number is unsigned, and numbered by the server if it stands alone and refers to
 * nothing. A {@code UUID} is {@code CHAR(36)}.
 *
 * <table>
 * <caption>What it leads to</caption>
 * <tr><td>{@code @Id Long id}</td><td>{@code `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT}</td></tr>
 * <tr><td>{@code @Id UUID id}</td><td>{@code `id` CHAR(36) NOT NULL}</td></tr>
 * <tr><td>{@code @Id @Column(type = CHAR, length = 36) String id}</td><td>{@code `id` CHAR(36) NOT NULL}</td></tr>
 * </table>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Id {

    /** Whether the server numbers it, where it can: {@code false} for whole numbers that come from elsewhere. */
    boolean generated() default true;
}
