package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the database holds for a constant of an enum, where it is not the constant's name in lower case.
 *
 * <pre>{@code
 * enum Channel { EMAIL, @EnumValue("text-message") SMS }
 * }</pre>
 *
 * <pre>{@code
 * `channel` ENUM('email', 'text-message') NULL DEFAULT NULL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface EnumValue {

    /** The value. */
    String value();
}
