package dev.tenure.example;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.TypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A place where a company works. */
@Table("branches")
@TypeName("App\\Models\\Branch")
@TenantScoped
public record Branch(
        @Id UUID id,
        @NotNull @Size(max = 255) String name) {}
