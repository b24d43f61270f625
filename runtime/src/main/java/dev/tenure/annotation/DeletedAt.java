package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the row was deleted; NULL while it lives. Repositories set it instead of deleting the row, and do not see rows
 * that have it set. See {@link SoftDeleteUnique} for what is unique among live rows.
 *
 * <pre>{@code
 * @DeletedAt Instant deletedAt
 * }</pre>
 *
 * <pre>{@code
 * `deleted_at` TIMESTAMP NULL DEFAULT NULL
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface DeletedAt {}
