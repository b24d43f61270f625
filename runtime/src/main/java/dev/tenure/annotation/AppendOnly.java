package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity whose rows are written once, as those of an audit trail. Its repository has {@code insert} and all that
 * reads, but nothing that updates, upserts or deletes; and the table refuses it whoever asks, by two triggers named
 * after the table.
 *
 * <p>Foreign keys work past triggers: deleting the tenant, or another row that one refers to with
 * {@code onDelete = CASCADE}, still takes the rows along, and {@code SET_NULL} empties the reference. {@code TRUNCATE}
 * and {@code DROP} ask no trigger either.
 *
 * <p>It is an error (TEN163) beside {@link UpdatedAt}, {@link Version} or {@link DeletedAt}, which speak of changes that
 * never come, and on a table that Tenure does not create.
 *
 * <p>A MySQL that writes a binary log lets an account make triggers only if it has SUPER, or if
 * {@code log_bin_trust_function_creators} is on; {@code tenure preflight} tells (TEN708).
 *
 * <pre>{@code
 * @Table("payments")
 * @TenantScoped
 * @AppendOnly
 * record Payment(@Id Long id, long cents, @CreatedAt Instant createdAt) {}
 * }</pre>
 *
 * <pre>{@code
 * CREATE TRIGGER `payments_no_update` BEFORE UPDATE ON `payments`
 *   FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: rows are neither changed nor deleted';
 *
 * CREATE TRIGGER `payments_no_delete` BEFORE DELETE ON `payments`
 *   FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: rows are neither changed nor deleted';
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AppendOnly {}
