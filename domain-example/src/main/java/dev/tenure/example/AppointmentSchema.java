package dev.tenure.example;

import dev.tenure.annotation.TenantSchema;

/** The six tables of the plan, and the six that production has already. */
@TenantSchema(
        tenant = Company.class,
        tenantColumn = "company_id",
        entities = {
            NotificationConfiguration.class,
            PolicyConfiguration.class,
            CallbackRequest.class,
            AppointmentModification.class,
            CallbackEscalation.class,
            AppointmentModificationStat.class
        },
        existing = {
            Company.class,
            Customer.class,
            Appointment.class,
            Branch.class,
            Service.class,
            Staff.class
        })
public interface AppointmentSchema {}
