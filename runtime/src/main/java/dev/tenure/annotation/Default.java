package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default of a column.
 *
 * <table>
 * <caption>What it leads to</caption>
 * <tr><td>{@code @Default("3") int retryCount}</td><td>{@code `retry_count` INT NOT NULL DEFAULT 3}</td></tr>
 * <tr><td>{@code @Default("true") boolean isEnabled}</td><td>{@code TINYINT(1) NOT NULL DEFAULT 1}</td></tr>
 * <tr><td>{@code @Default("normal") @NotNull Priority priority}</td>
 *     <td>{@code ENUM('normal', 'high') NOT NULL DEFAULT 'normal'}</td></tr>
 * <tr><td>{@code @Default("now") @NotNull Instant calculatedAt}</td>
 *     <td>{@code TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP}</td></tr>
 * </table>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Default {

    /** The value as the database holds it, without quotes; {@code "now"} for the current time where that is a time. */
    String value();
}
