package dev.tenure.example.workshop;

import dev.tenure.annotation.Id;
import dev.tenure.annotation.Inserting;
import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Unique;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.annotation.Updating;
import dev.tenure.annotation.Version;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A class with a UUID, limits, and a version; it says whose it is. */
@Table("machines")
@TenantScoped
@Unique(name = "machine_by_name", columns = "name")
public class Machine {

    /** What holds for machines that are to be sold. */
    public interface Sale {}

    @Id
    private UUID id;
    @NotNull
    private UUID workshopId;
    @NotNull
    @Size(max = 40)
    @Pattern(regexp = "[A-Z].*", groups = Updating.class)
    private String name;
    @Min(1)
    @Max(500)
    @DecimalMax(value = "300", groups = Inserting.class)
    private int power;
    @NotNull
    @Positive
    @Digits(integer = 6, fraction = 2)
    @DecimalMin(value = "10", groups = Sale.class)
    private BigDecimal price;
    @Version
    private long version;
    @UpdatedAt
    private Instant updatedAt;

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public UUID getWorkshopId() {
        return workshopId;
    }

    public void setWorkshopId(UUID workshopId) {
        this.workshopId = workshopId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getPower() {
        return power;
    }

    public void setPower(int power) {
        this.power = power;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(Instant updatedAt) {
        this.updatedAt = updatedAt;
    }
}
