package dev.tenure.example;

import static dev.tenure.annotation.Action.CASCADE;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Index;
import dev.tenure.annotation.Materialized;
import dev.tenure.annotation.Materialized.Case;
import dev.tenure.annotation.Materialized.Group;
import dev.tenure.annotation.Window;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Unique;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;

/** How often a customer's appointments were cancelled or moved on a day, kept so that reading it costs one row. */
@Table("appointment_modification_stats")
@TenantScoped(foreignKey = "FK_stats_company", index = "idx_company")
@Materialized(
        source = AppointmentModification.class,
        groups = {
            @Group("customerId"),
            @Group(value = "statType", of = "modificationType", cases = {
                @Case(of = "CANCEL", is = "CANCELLATION_COUNT"),
                @Case(of = "RESCHEDULE", is = "RESCHEDULE_COUNT")
            })
        },
        time = "createdAt",
        window = Window.DAY,
        start = "periodStart",
        end = "periodEnd",
        count = "count",
        calculatedAt = "calculatedAt")
@Unique(name = "unique_customer_stat_period", columns = {"customerId", "statType", "periodStart"})
@Index(
        name = "idx_customer_stats_lookup",
        columns = {"customerId", "statType", "periodStart"},
        redundant = "the plan counts it beside the unique key")
@Index(name = "idx_cleanup_old_stats", columns = {"periodEnd", "calculatedAt"})
@Index(name = "idx_stale_stats", columns = {"calculatedAt", "statType"})
public record AppointmentModificationStat(
        @Id Long id,
        @NotNull @References(value = Customer.class, onDelete = CASCADE) Long customerId,
        @NotNull StatType statType,
        @NotNull LocalDate periodStart,
        @NotNull LocalDate periodEnd,
        @Default("0") int count,
        @NotNull @Default("now") Instant calculatedAt,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt) {

    /** What is counted. */
    public enum StatType { CANCELLATION_COUNT, RESCHEDULE_COUNT }
}
