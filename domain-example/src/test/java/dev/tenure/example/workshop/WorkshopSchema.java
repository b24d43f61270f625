package dev.tenure.example.workshop;

import dev.tenure.annotation.TenantSchema;
import dev.tenure.annotation.VerifyTenantSchema;

/** What the appointments have no use for: a class, keys of several columns, versions, references within a tenant, a log. */
@TenantSchema(
        tenant = Workshop.class,
        tenantColumn = "workshop_id",
        entities = {Workshop.class, Machine.class, Part.class, Repair.class, LogEntry.class},
        migrations = "db/workshop")
@VerifyTenantSchema(WorkshopSchema.class)
public interface WorkshopSchema {}
