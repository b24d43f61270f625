package dev.tenure.example;

import static dev.tenure.annotation.Action.CASCADE;
import static dev.tenure.annotation.Action.SET_NULL;
import static dev.tenure.annotation.SqlType.TEXT;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** A callback that was not made in time, and who took it over. */
@Table("callback_escalations")
@TenantScoped(foreignKey = "FK_escalations_company", index = "idx_company")
@Index(name = "idx_company_callback", columns = "callbackRequestId")
@Index(name = "idx_escalated_to_resolved", columns = {"escalatedTo", "resolvedAt"})
@Index(name = "idx_company_reason", columns = "escalationReason")
@Index(name = "idx_company_escalated", columns = "escalatedAt")
public record CallbackEscalation(
        @Id Long id,
        @NotNull @References(value = CallbackRequest.class, onDelete = CASCADE) Long callbackRequestId,
        @NotNull EscalationReason escalationReason,
        @References(value = Staff.class, onDelete = SET_NULL) UUID escalatedFrom,
        @References(value = Staff.class, onDelete = SET_NULL) UUID escalatedTo,
        @NotNull Instant escalatedAt,
        Instant resolvedAt,
        @Column(type = TEXT) String resolutionNotes,
        @Json String metadata,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt) {

    /** Why it was handed on. */
    public enum EscalationReason { SLA_BREACH, MANUAL_ESCALATION, MULTIPLE_ATTEMPTS_FAILED }
}
