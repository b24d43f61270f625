package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a risk upon oneself: one of TEN180 to TEN194 or TEN199, about the field, about anything of the entity, or on the
 * root about anything of the schema. The migration repeats the reason. Once a change is promoted it has no effect, and
 * can be taken off; the compiler notes what accepts nothing (TEN196).
 *
 * <pre>{@code
 * @Accept(value = "TEN180", because = "the shop is closed while it is deployed")
 * @WasNamed("note") String remark
 * }</pre>
 *
 * <pre>{@code
 * -- tenure:accepted TEN180 because the shop is closed while it is deployed
 * }</pre>
 *
 * <p>An empty reason, and a code that is no risk of a change, are errors (TEN195).
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Accept.List.class)
public @interface Accept {

    /** The code of the risk. */
    String value();

    /** Why it does no harm. */
    String because();

    /** Several risks; the compiler writes it by itself. */
    @Target({ElementType.TYPE, ElementType.FIELD})
    @Retention(RetentionPolicy.CLASS)
    @interface List {

        /** The risks. */
        Accept[] value();
    }
}
