package dev.tenure.example.workshop;

import static dev.tenure.annotation.Action.SET_NULL;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Version;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Numbered, softly deleted, with a version, and a reference within the tenant that may become empty. */
@Table("repairs")
@TenantScoped
public record Repair(
        @Id Long id,
        @References(value = Machine.class, onDelete = SET_NULL, sameTenant = true) UUID machineId,
        @NotNull LocalDate dueOn,
        @Version int version,
        @CreatedAt Instant createdAt,
        @DeletedAt Instant deletedAt) {}
