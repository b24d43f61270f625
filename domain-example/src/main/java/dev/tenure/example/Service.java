package dev.tenure.example;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Something that can be booked. */
@Table("services")
@TypeName("App\\Models\\Service")
@TenantScoped
public record Service(
        @Id Long id,
        @NotNull @Size(max = 255) String name) {}
