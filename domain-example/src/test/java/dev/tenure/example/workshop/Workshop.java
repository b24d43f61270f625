package dev.tenure.example.workshop;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A tenant, told by a UUID. */
@Table("workshops")
public record Workshop(
        @Id UUID id,
        @NotNull @Size(max = 80) String name) {}
