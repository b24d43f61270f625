package dev.tenure.example;

import static dev.tenure.annotation.Action.CASCADE;
import static dev.tenure.annotation.Action.SET_NULL;
import static dev.tenure.annotation.SqlType.TEXT;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** A customer who wants to be called. */
@Table("callback_requests")
@TenantScoped(foreignKey = "FK_callback_company", index = "idx_company")
@Index(name = "idx_status_priority_expires", columns = {"status", "priority", "expiresAt"})
@Index(name = "idx_assigned_status", columns = {"assignedTo", "status"})
@Index(name = "idx_company_customer", columns = "customerId")
@Index(name = "idx_company_created", columns = "createdAt")
public record CallbackRequest(
        @Id Long id,
        @References(value = Customer.class, onDelete = SET_NULL) Long customerId,
        @NotNull @References(value = Branch.class, onDelete = CASCADE) UUID branchId,
        @References(value = Service.class, onDelete = SET_NULL) Long serviceId,
        @References(value = Staff.class, onDelete = SET_NULL) UUID staffId,
        @NotNull @Size(max = 50) String phoneNumber,
        @NotNull @Size(max = 255) String customerName,
        @Json String preferredTimeWindow,
        @NotNull @Default("normal") Priority priority,
        @NotNull @Default("pending") Status status,
        UUID assignedTo,
        Instant assignedAt,
        Instant contactedAt,
        Instant completedAt,
        @NotNull Instant expiresAt,
        @Column(type = TEXT) String notes,
        @Json String metadata,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt,
        @DeletedAt Instant deletedAt) {

    /** How soon. */
    public enum Priority { NORMAL, HIGH, URGENT }

    /** How far it has come. */
    public enum Status { PENDING, ASSIGNED, CONTACTED, COMPLETED, EXPIRED, CANCELLED }
}
