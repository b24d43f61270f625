package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the compiler write the tests that prove a schema: one JUnit 5 class for each of its tables and one for the whole,
 * beside the class that this stands on. They run against a database of their own, migrated by the committed migrations,
 * with rows made of the entities; {@code tenure-testkit} has to be on the tests' class path.
 *
 * <pre>{@code
 * @VerifyTenantSchema(AppointmentSchema.class)
 * interface SchemaTests {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface VerifyTenantSchema {

    /** The root of the schema, a class with {@link TenantSchema}; it may be compiled already. */
    Class<?> value();
}
