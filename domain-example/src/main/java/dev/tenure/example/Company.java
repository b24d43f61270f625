package dev.tenure.example;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TypeName;
import dev.tenure.annotation.UpdatedAt;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** A tenant. */
@Table("companies")
@TypeName("App\\Models\\Company")
public record Company(
        @Id Long id,
        @NotNull @Size(max = 255) String name,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt) {}
