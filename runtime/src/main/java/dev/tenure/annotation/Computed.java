package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that the server computes from others of the row.
 *
 * <pre>{@code
 * @Computed("`net` + `tax`") @Digits(integer = 8, fraction = 2) BigDecimal gross
 * }</pre>
 *
 * <pre>{@code
 * `gross` DECIMAL(10,2) AS (`net` + `tax`) VIRTUAL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Computed {

    /** The expression, in the server's language and over column names. */
    String value();

    /**
     * Whether the value is kept on disk ({@code STORED}) rather than computed when it is read ({@code VIRTUAL}). In a key
     * it should be (TEN199).
     */
    boolean stored() default false;
}
