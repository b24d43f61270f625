package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often the row was changed. Repositories count it up with each update, and refuse an update of a row that somebody
 * else has changed since it was read. The field is an {@code int} or a {@code long}.
 *
 * <pre>{@code
 * @Version int version
 * }</pre>
 *
 * <pre>{@code
 * `version` INT NOT NULL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Version {}
