package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a table or a column goes for good, with all that it holds, and why. Without it a table or column that is
 * gone from the entities is an error (TEN317, TEN318), for Tenure does not guess.
 *
 * <p>A table is named on the root, a column on the entity of its table. The reason is repeated in the migration. Once
 * the removal is promoted it says nothing any more: the compiler then notes that it can go. It is an error (TEN322)
 * without a reason, or where the table or column is still declared.
 *
 * <pre>{@code
 * @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Order.class)
 * @Removed(table = "carts", because = "carts live in the browser now")
 * interface Shop {}
 *
 * @Table("orders")
 * @TenantScoped
 * @Removed(column = "note", because = "nobody reads it")
 * record Order(@Id Long id) {}
 * }</pre>
 *
 * <pre>{@code
 * DROP TABLE `carts`;
 *
 * ALTER TABLE `orders`
 *   DROP COLUMN `note`, …;
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Removed.List.class)
public @interface Removed {

    /** On the root: the table that goes. */
    String table() default "";

    /** On an entity: the column that goes. */
    String column() default "";

    /** Why it goes. */
    String because();

    /** Several removals; the compiler writes it by itself. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface List {

        /** The removals. */
        Removed[] value();
    }
}
