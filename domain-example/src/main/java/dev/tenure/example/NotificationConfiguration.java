package dev.tenure.example;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Unique;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** How a company, or one of its branches, services or staff, is told of an event. */
@Table("notification_configurations")
@TenantScoped(foreignKey = "FK_notif_config_company", index = "notif_config_company_idx")
@Unique(name = "notif_config_unique_constraint", columns = {"configurable", "eventType", "channel"})
@Index(
        name = "notif_config_lookup_idx",
        columns = {"configurable", "eventType", "channel"},
        redundant = "the plan counts it beside the unique key")
@Index(name = "notif_config_event_enabled_idx", columns = {"eventType", "isEnabled"})
public record NotificationConfiguration(
        @Id Long id,
        @NotNull
        @Polymorphic(
                targets = {Company.class, Branch.class, Service.class, Staff.class},
                index = "notif_config_polymorphic_idx",
                acrossTenants = "the plan looks a target's configurations up by the target alone")
        EntityRef configurable,
        @NotNull @Size(max = 100) String eventType,
        @NotNull Channel channel,
        FallbackChannel fallbackChannel,
        @Default("1") boolean isEnabled,
        @Default("3") int retryCount,
        @Default("5") int retryDelayMinutes,
        String templateOverride,
        @Json String metadata,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt) {

    /** By which way somebody is told. */
    public enum Channel { EMAIL, SMS, WHATSAPP, PUSH }

    /** By which way instead, once the first one has failed. */
    public enum FallbackChannel { EMAIL, SMS, WHATSAPP, PUSH, NONE }
}
