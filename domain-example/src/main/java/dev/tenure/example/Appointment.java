package dev.tenure.example;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import java.time.Instant;

/** A booking. */
@Table("appointments")
@TypeName("App\\Models\\Appointment")
@TenantScoped
public record Appointment(
        @Id Long id,
        @References(Customer.class) Long customerId,
        Instant startsAt) {}
