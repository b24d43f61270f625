package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that holds JSON, whatever the field's type.
 *
 * <pre>{@code
 * @NotNull @Json String config
 * }</pre>
 *
 * <pre>{@code
 * `config` JSON NOT NULL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Json {}
