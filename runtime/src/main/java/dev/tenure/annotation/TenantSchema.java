package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The root of a schema: the one place that lists all of its entities, so that no compile ever sees half of them. The
 * entities may lie anywhere, in other jars too.
 *
 * <p>Leads to a {@code CREATE TABLE} migration with its rollback for each of {@link #entities}, parents first, and to
 * the schema's descriptor.
 *
 * <pre>{@code
 * @TenantSchema(
 *         tenant = Company.class,
 *         tenantColumn = "company_id",
 *         entities = {PolicyConfiguration.class, CallbackRequest.class},
 *         existing = {Company.class, Customer.class})
 * public interface AppointmentSchema {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TenantSchema {

    /** The entity whose rows are the tenants; listed in {@link #entities} or {@link #existing} as well. */
    Class<?> tenant();

    /** The column by which {@linkplain TenantScoped tenant-scoped} tables say whose a row is. */
    String tenantColumn();

    /** The tables that Tenure creates, alters and drops. */
    Class<?>[] entities();

    /**
     * The tables that are there already. They are referenced and checked, never created, altered or dropped, and what
     * their entities declare is the least that must be there: of their {@link TenantScoped} and {@link References} only
     * what is given a name counts as a key or an index.
     */
    Class<?>[] existing() default {};

    /** Where the migrations lie inside a class path root: names of folders with {@code /} between them. */
    String migrations() default "db/migration";
}
