package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every row of this entity belongs to one tenant.
 *
 * <p>The table gets the schema's tenant column right after its id, with the type of the tenant's id, and a foreign key
 * to the tenant. Every index and unique key of the entity is led by the tenant column, without listing it. An entity
 * that wants to see the tenant declares a field for that column, which then stands where it is declared.
 *
 * <pre>{@code
 * @TenantScoped(foreignKey = "FK_policy_company", index = "idx_company")
 * }</pre>
 *
 * <pre>{@code
 * `company_id` BIGINT UNSIGNED NOT NULL,
 * KEY `idx_company` (`company_id`),
 * CONSTRAINT `FK_policy_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`)
 *   ON DELETE CASCADE ON UPDATE CASCADE
 * }</pre>
 *
 * <p>MySQL 9.7 checks a foreign key by the first key that leads with its columns, unique ones before others, and lets a
 * row of an unknown tenant in where that key holds a NULL, such as a time of deletion. A foreign key of which this is
 * so gets a unique key of its own name to be checked by:
 *
 * <pre>{@code
 * UNIQUE KEY `FK_policy_company` (`company_id`, `id`)
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TenantScoped {

    /**
     * The foreign key's name, unique in the whole schema; {@code fk_<table>_<column>} if left out. An
     * {@linkplain TenantSchema#existing existing} table is asked for the key only if it is named.
     */
    String foreignKey() default "";

    /**
     * The name of an index over the tenant column alone. If left out, there is one only where no other key leads with
     * the tenant column, and it is named like the foreign key.
     */
    String index() default "";

    /** What becomes of the rows when the tenant goes. */
    Action onDelete() default Action.CASCADE;

    /** What becomes of the rows when the tenant's id changes. */
    Action onUpdate() default Action.CASCADE;
}
