package dev.tenure.example;

import static dev.tenure.annotation.Action.CASCADE;
import static dev.tenure.annotation.SqlType.TEXT;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;

/** The audit trail of cancelled and moved appointments. */
@Table("appointment_modifications")
@TenantScoped(foreignKey = "FK_mods_company", index = "idx_company")
@Index(name = "idx_customer_mods_rolling", columns = {"customerId", "modificationType", "createdAt"})
@Index(name = "idx_appointment_history", columns = {"appointmentId", "createdAt"})
@Index(name = "idx_policy_compliance", columns = {"withinPolicy", "modificationType"})
@Index(name = "idx_fee_analysis", columns = {"feeCharged", "createdAt"})
public record AppointmentModification(
        @Id Long id,
        @NotNull @References(value = Appointment.class, onDelete = CASCADE) Long appointmentId,
        @NotNull @References(value = Customer.class, onDelete = CASCADE) Long customerId,
        @NotNull ModificationType modificationType,
        @Default("1") boolean withinPolicy,
        @NotNull @Digits(integer = 8, fraction = 2) @Default("0") BigDecimal feeCharged,
        @Column(type = TEXT) String reason,
        @Polymorphic(
                targets = {Company.class, Customer.class},
                index = "idx_modified_by",
                acrossTenants = "the plan looks changes up by who made them alone")
        EntityRef modifiedBy,
        @Json String metadata,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt,
        @DeletedAt Instant deletedAt) {

    /** What was done to the appointment. */
    public enum ModificationType { CANCEL, RESCHEDULE }
}
