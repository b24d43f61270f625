package dev.tenure.example.workshop;

import static dev.tenure.annotation.Action.CASCADE;

import dev.tenure.annotation.AppendOnly;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.References;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Unique;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** Append-only, with all that a row can hold: a reference, a polymorphic one, a unique key, limits. */
@Table("log_entries")
@TenantScoped
@AppendOnly
public record LogEntry(
        @Id Long id,
        @NotNull @Unique(name = "log_entry_by_number") UUID number,
        @NotNull @Polymorphic(targets = {Workshop.class, Machine.class}, index = "log_entries_by_subject") EntityRef subject,
        @References(value = Repair.class, onDelete = CASCADE) Long repairId,
        @NotNull Level level,
        @NotNull @Size(max = 200) String text,
        @CreatedAt Instant createdAt) {

    /** How much it matters. */
    public enum Level { NOTE, WARNING }
}
