package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A unique key, led by the tenant column, so that tenants never meet in it. None of its columns may take NULL: the
 * server holds NULLs distinct and would let duplicates in.
 *
 * <pre>{@code
 * @Unique(name = "unique_customer_stat_period", columns = {"customerId", "statType", "periodStart"})
 * public record AppointmentModificationStat(…, @Unique @NotNull String code) {}
 * }</pre>
 *
 * <pre>{@code
 * UNIQUE KEY `unique_customer_stat_period` (`company_id`, `customer_id`, `stat_type`, `period_start`),
 * UNIQUE KEY `uk_company_id_code` (`company_id`, `code`)
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Unique.List.class)
public @interface Unique {

    /** The key's name; {@code uk_<columns>} if left out. */
    String name() default "";

    /** The fields whose columns must differ, as in {@link Index#columns}; on a field it is that field. */
    String[] columns() default {};

    /** Why this key is not led by the tenant column. Giving a reason leaves the tenant column out. */
    String acrossTenants() default "";

    /** Several unique keys of one entity; the compiler writes it by itself. */
    @Target({ElementType.TYPE, ElementType.FIELD})
    @Retention(RetentionPolicy.CLASS)
    @interface List {

        /** The keys. */
        Unique[] value();
    }
}
