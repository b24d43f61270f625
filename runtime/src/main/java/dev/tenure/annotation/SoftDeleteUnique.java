package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A unique key among the rows that are not deleted, of an entity with {@link DeletedAt}; led by the tenant column.
 *
 * <p>A unique key that ends in {@code deleted_at} does not stop two live rows: their NULLs are distinct. So there are
 * two keys: that one, under the given name, and one over a generated column that is 1 while the row lives and NULL once
 * it is deleted. The second refuses a second live row and lets any number of deleted ones be. For the tenant's foreign
 * key to be checked beside them, it gets a key of its own, as {@link TenantScoped} says. The column is stored: of a key
 * over one that is not, servers can lose entries (TEN199).
 *
 * <pre>{@code
 * @SoftDeleteUnique(name = "unique_policy_per_entity", columns = {"configurable", "policyType"})
 * }</pre>
 *
 * <pre>{@code
 * `live` TINYINT AS (IF(`deleted_at` IS NULL, 1, NULL)) STORED,
 * UNIQUE KEY `unique_policy_per_entity`
 *   (`company_id`, `configurable_type`, `configurable_id`, `policy_type`, `deleted_at`),
 * UNIQUE KEY `live_policy_per_entity`
 *   (`company_id`, `configurable_type`, `configurable_id`, `policy_type`, `live`)
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(SoftDeleteUnique.List.class)
public @interface SoftDeleteUnique {

    /** The name of the key that ends in the time of deletion; {@code uk_<columns>} if left out. */
    String name() default "";

    /** The fields whose columns must differ among live rows, as in {@link Index#columns}. */
    String[] columns();

    /**
     * The name of the key that holds; if left out {@code live_} and {@link #name}, less a {@code unique}, {@code uk} or
     * {@code uq} at its beginning or end.
     */
    String liveName() default "";

    /** The name of the generated column; all keys of a table share one. */
    String marker() default "live";

    /** Why these keys are not led by the tenant column. Giving a reason leaves the tenant column out. */
    String acrossTenants() default "";

    /** Several such keys of one entity; the compiler writes it by itself. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface List {

        /** The keys. */
        SoftDeleteUnique[] value();
    }
}
