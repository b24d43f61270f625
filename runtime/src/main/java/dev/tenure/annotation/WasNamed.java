package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a table or a column was called when it was promoted last. With it the compiler proposes to rename; without it a
 * table or column that is gone is an error (TEN317, TEN318), for Tenure does not guess.
 *
 * <p>On a class with {@link Table} it names the table, on a field its column. On a field with {@link Polymorphic} it
 * names the former field, or what both columns began with, and both are renamed. On the root it names the former tenant
 * column, which is renamed in all tables.
 *
 * <p>Once the renaming is promoted it says nothing any more: the compiler then notes that it can go. It is an error
 * (TEN321) if the former name is still declared, was never promoted, or is claimed twice.
 *
 * <pre>{@code
 * @Table("purchases")
 * @WasNamed("orders")
 * record Purchase(@Id Long id, @WasNamed("note") @Size(max = 200) String remark) {}
 * }</pre>
 *
 * <pre>{@code
 * ALTER TABLE `orders`
 *   RENAME TO `purchases`, …;
 *
 * ALTER TABLE `purchases`
 *   RENAME COLUMN `note` TO `remark`, …;
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface WasNamed {

    /** The former name, as the database has it. */
    String value();
}
