package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What rows that are there get in a column that comes to their table, or that takes NULL no longer. New rows are not
 * concerned: theirs is {@link Default}. Once the change is promoted it has no effect, and can be taken off.
 *
 * <p>A constant costs nothing, however many rows there are: the column comes with it as a default, and the default goes
 * in a migration of its own, for the time when the release before no longer runs. An expression is worked out for each
 * row: the column comes as one that takes NULL, a second migration fills it, by a thousand rows at a time or so, and a
 * third fills what was written meanwhile, and lets it take NULL no longer.
 *
 * <table>
 * <caption>What it leads to</caption>
 * <tr><td>{@code @Backfill("3") int retries}</td>
 *     <td>{@code ADD COLUMN `retries` INT NOT NULL DEFAULT 3}, and later {@code MODIFY COLUMN `retries` INT NOT NULL}</td>
 * </tr>
 * <tr><td>{@code @NotNull @Backfill(expression = "UPPER(name)") String code}</td>
 *     <td>{@code ADD COLUMN `code` VARCHAR(255) NULL DEFAULT NULL}, then {@code UPDATE … SET `code` = (UPPER(name))
 *     WHERE `code` IS NULL AND (UPPER(name)) IS NOT NULL}, at last {@code MODIFY COLUMN `code` VARCHAR(255) NOT NULL}
 *     </td></tr>
 * </table>
 *
 * <p>A constant that the column cannot hold is an error (TEN197), and so is an expression on an {@link AppendOnly}
 * entity, whose rows are not updated (TEN198). It is an error (TEN161) to give both or neither, and on a
 * {@link Computed} field.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Backfill {

    /** The value as the database holds it, without quotes; {@code "now"} for the current time where that is a time. */
    String value() default "";

    /**
     * An expression in SQL over the other columns of the row, or a query of one value in other tables:
     * {@code "(SELECT o.company_id FROM orders o WHERE o.id = order_id)"}.
     */
    String expression() default "";
}
