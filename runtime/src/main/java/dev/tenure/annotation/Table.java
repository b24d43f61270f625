package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity and its table.
 *
 * <pre>{@code
 * @Table(value = "policy_configurations", comment = "who may cancel what, and when")
 * public record PolicyConfiguration(@Id Long id, …) {}
 * }</pre>
 *
 * <pre>{@code
 * CREATE TABLE `policy_configurations` (…)
 *   ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='who may cancel what, and when'
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Table {

    /** The table's name. */
    String value();

    /** The table's comment. */
    String comment() default "";

    /** The default charset of its character columns. */
    String charset() default "utf8mb4";

    /** The default collation of its character columns. */
    String collation() default "utf8mb4_unicode_ci";
}
