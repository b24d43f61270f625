package dev.tenure.example;

import dev.tenure.annotation.VerifyTenantSchema;

/** Has the compiler write the tests of the schema: {@code AppointmentSchemaTest}, {@code CallbackRequestTableTest} …. */
@VerifyTenantSchema(AppointmentSchema.class)
interface SchemaTests {}
