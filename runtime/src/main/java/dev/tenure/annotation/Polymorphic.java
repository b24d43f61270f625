package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference to a row of one of several entities, in two columns: which entity, and which row. The field's type is
 * {@link EntityRef}. In the {@code columns} of a key the field's name stands for both columns, the type first.
 *
 * <p>The column of the id takes the type of the targets' ids if they all have the same, else {@code VARCHAR(255)}. What
 * the column of the type holds for a target is said by the target's {@link TypeName}.
 *
 * <pre>{@code
 * @NotNull @Polymorphic(targets = {Company.class, Branch.class}, index = "idx_polymorphic_config")
 * EntityRef configurable
 * }</pre>
 *
 * <pre>{@code
 * `configurable_type` VARCHAR(255) NOT NULL,
 * `configurable_id` VARCHAR(255) NOT NULL,
 * KEY `idx_polymorphic_config` (`company_id`, `configurable_type`, `configurable_id`)
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Polymorphic {

    /** All entities that can be referred to, from the most general to the most specific where they are levels. */
    Class<?>[] targets();

    /** The name of an index over both columns, led by the tenant column; no such index if left out. */
    String index() default "";

    /** Why {@link #index} is not led by the tenant column; see {@link Index#acrossTenants}. */
    String acrossTenants() default "";

    /** The column of the type, where it is not {@code <field>_type VARCHAR(255)}. */
    Column typeColumn() default @Column;

    /** The column of the id, where its name is not {@code <field>_id} or its type not that of the targets' ids. */
    Column idColumn() default @Column;
}
