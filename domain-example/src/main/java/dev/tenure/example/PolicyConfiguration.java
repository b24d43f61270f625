package dev.tenure.example;

import static dev.tenure.annotation.Action.SET_NULL;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.References;
import dev.tenure.annotation.SoftDeleteUnique;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** What may be cancelled or moved, and until when; the most specific live policy wins. */
@Table("policy_configurations")
@TenantScoped(foreignKey = "FK_policy_company", index = "idx_company")
@SoftDeleteUnique(name = "unique_policy_per_entity", columns = {"configurable", "policyType"})
@Index(name = "idx_policy_type", columns = "policyType")
@Index(
        name = "idx_override_chain",
        columns = {"isOverride", "overridesId"},
        acrossTenants = "the plan walks the chains of overrides of all tenants")
public record PolicyConfiguration(
        @Id Long id,
        @NotNull
        @Polymorphic(
                targets = {Company.class, Branch.class, Service.class, Staff.class},
                index = "idx_polymorphic_config")
        EntityRef configurable,
        @NotNull PolicyType policyType,
        @NotNull @Json String config,
        @Default("0") boolean isOverride,
        @References(value = PolicyConfiguration.class, onDelete = SET_NULL) Long overridesId,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt,
        @DeletedAt Instant deletedAt) {

    /** What a policy is about. */
    public enum PolicyType { CANCELLATION, RESCHEDULE, RECURRING }
}
