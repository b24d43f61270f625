package dev.tenure.example.workshop;

import static dev.tenure.annotation.Action.CASCADE;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A key of several columns, one of which refers within the tenant. */
@Table("parts")
@TenantScoped
public record Part(
        @Id @References(value = Machine.class, onDelete = CASCADE, sameTenant = true) UUID machineId,
        @Id int position,
        @NotNull @Size(max = 40) String name) {}
