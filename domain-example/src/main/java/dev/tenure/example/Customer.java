package dev.tenure.example;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Somebody who books with a company. */
@Table("customers")
@TypeName("App\\Models\\Customer")
@TenantScoped
public record Customer(
        @Id Long id,
        @NotNull @Size(max = 255) String name) {}
