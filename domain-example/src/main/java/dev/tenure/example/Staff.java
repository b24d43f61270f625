package dev.tenure.example;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Somebody who works for a company. */
@Table("staff")
@TypeName("App\\Models\\Staff")
@TenantScoped
public record Staff(
        @Id UUID id,
        @NotNull @Size(max = 255) String name) {}
