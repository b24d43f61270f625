package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a column is, where its field's name and type do not say it. Each attribute that is left out stays as the field
 * says it, or, under {@link References}, as the id referred to says it.
 *
 * <pre>{@code
 * @Column(type = TEXT, comment = "for the team only") String notes
 * @Column(name = "qty", unsigned = true) int quantity
 * @Column(fsp = 6) Instant deletedAt
 * }</pre>
 *
 * <pre>{@code
 * `notes` TEXT NULL DEFAULT NULL COMMENT 'for the team only',
 * `qty` INT UNSIGNED NOT NULL,
 * `deleted_at` TIMESTAMP(6) NULL DEFAULT NULL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Column {

    /** The column's name; the field's name in snake case if left out. */
    String name() default "";

    /** The column's type. */
    SqlType type() default SqlType.BY_FIELD;

    /** How many characters or bytes a {@code CHAR}, {@code VARCHAR}, {@code BINARY} or {@code VARBINARY} holds. */
    int length() default 255;

    /** How many digits a {@code DECIMAL} has in all. */
    int precision() default 10;

    /** How many digits a {@code DECIMAL} has after the point. */
    int scale() default 0;

    /** How many digits a {@code TIMESTAMP}, {@code DATETIME} or {@code TIME} has after the second, 0 to 6. */
    int fsp() default 0;

    /** Whether a number is never negative. */
    boolean unsigned() default false;

    /** The collation of a character column, where it is not the table's. */
    String collation() default "";

    /** The column's comment. */
    String comment() default "";
}
