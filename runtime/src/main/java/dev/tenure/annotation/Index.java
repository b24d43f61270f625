package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index, led by the tenant column.
 *
 * <pre>{@code
 * @Index(name = "idx_policy_type", columns = "policyType")
 * @Index(name = "idx_recent", columns = {"status", "createdAt desc"})
 * @Index(name = "idx_override_chain", columns = {"isOverride", "overridesId"},
 *         acrossTenants = "the nightly job walks the chains of all tenants")
 * }</pre>
 *
 * <pre>{@code
 * KEY `idx_policy_type` (`company_id`, `policy_type`),
 * KEY `idx_recent` (`company_id`, `status`, `created_at` DESC),
 * KEY `idx_override_chain` (`is_override`, `overrides_id`)
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Index.List.class)
public @interface Index {

    /** The index's name; {@code idx_<columns>} if left out. */
    String name() default "";

    /**
     * The fields whose columns make the index, in its order; {@code "createdAt desc"} keeps one in descending order,
     * {@code "notes(20)"} only the first 20 characters. The tenant column goes before all of them, unless it is listed
     * itself, by its column's name or its field's, or {@link #acrossTenants} is given.
     */
    String[] columns();

    /** Why this index is not led by the tenant column. Giving a reason leaves the tenant column out. */
    String acrossTenants() default "";

    /** Why this index is kept although another key begins with the same columns. */
    String redundant() default "";

    /** Several indexes of one entity; the compiler writes it by itself. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface List {

        /** The indexes. */
        Index[] value();
    }
}
