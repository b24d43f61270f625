package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity whose rows are counts over the rows of another one, so that reading a count costs one row. There is one row
 * a tenant, group and period: a unique key over the fields of {@link #groups} and {@link #start} has to say so.
 *
 * <p>The repository gets {@code refresh()}, which counts anew for its tenant, {@code refreshBy…(…)}, which does so for
 * one value of the first group alone, and {@code countOf(…)}, which reads one count and gives 0 where there is no row;
 * operators get a refresh of all tenants. A refresh is one transaction and idempotent: a count that is right stays as
 * it is, {@link UpdatedAt} and all but {@link #calculatedAt}, and a row with nothing left to count is removed.
 *
 * <p>What is not counted: rows of the source that are marked as deleted, and those whose {@link #time} is NULL. The day
 * of a row is that of UTC, which a {@code TIMESTAMP} tells in any session, and a {@code DATETIME} holds as it stands.
 *
 * <p>Errors: TEN170 to TEN178. It is one of them beside {@link AppendOnly}, {@link DeletedAt} or {@link Version}.
 *
 * <pre>{@code
 * @Materialized(
 *         source = Order.class,
 *         groups = @Group("customerId"),
 *         time = "createdAt",
 *         window = Window.MONTH,
 *         start = "month",
 *         count = "orders")
 * @Unique(columns = {"customerId", "month"})
 * record OrderCount(@Id Long id, @NotNull @References(Customer.class) Long customerId,
 *         @NotNull LocalDate month, int orders) {}
 * }</pre>
 *
 * <pre>{@code
 * INSERT INTO `order_counts` (`customer_id`, `month`, `company_id`, `orders`)
 *   SELECT `customer_id`, …, ?, COUNT(*) FROM `orders` WHERE `company_id` = ? AND `created_at` IS NOT NULL
 *   GROUP BY 1, 2 FOR UPDATE ON DUPLICATE KEY UPDATE `orders` = VALUES(`orders`)
 *
 * DELETE `order_counts` FROM `order_counts` LEFT JOIN (SELECT DISTINCT … FROM `orders` …) … IS NULL
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Materialized {

    /** The entity whose rows are counted: another one of the same root, of tenants as this one is. */
    Class<?> source();

    /** What is counted apart. The source needs an index that begins, behind the tenant, with the first of them. */
    Group[] groups();

    /** The source's field that says when: an {@code Instant}, {@code OffsetDateTime} or {@code LocalDateTime}. */
    String time();

    /** How long a period is. */
    Window window();

    /** The field of the first day of a period, a {@code LocalDate}. */
    String start();

    /** The field of the last day of a period, a {@code LocalDate}; left out, none says so. */
    String end() default "";

    /** The field of the count, a whole number. */
    String count();

    /** The field that says when a refresh last found or made the count right; left out, none does. */
    String calculatedAt() default "";

    /** A field by which rows are counted apart. */
    @Target({})
    @Retention(RetentionPolicy.CLASS)
    @interface Group {

        /** The field of the count's entity. */
        String value();

        /** The field of the source, of the same type; left out, it is of the same name. */
        String of() default "";

        /** What the constants of two enums have to do with each other; left out, both fields hold the same. */
        Case[] cases() default {};
    }

    /** A constant of the source's enum, and the one under which its rows are counted; each has to be said. */
    @Target({})
    @Retention(RetentionPolicy.CLASS)
    @interface Case {

        /** The name of a constant of the source's enum. */
        String of();

        /** The name of a constant of the count's enum. */
        String is();
    }
}
