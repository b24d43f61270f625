package dev.tenure.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources of a schema of any size, made of entities like the example's: ten columns, four keys, two references. */
final class EntitySources {

    /** A compilation unit. */
    record Source(String type, String text) {}

    private EntitySources() {}

    static List<Source> of(int entities) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source("bench.Company", """
                package bench;

                import dev.tenure.annotation.*;
                import jakarta.validation.constraints.*;

                @Table("companies")
                public record Company(@Id Long id, @NotNull @Size(max = 255) String name) {}
                """));
        for (int i = 0; i < entities; i++) {
            sources.add(new Source("bench." + name(i), entity(i)));
        }
        sources.add(new Source("bench.BenchSchema", """
                package bench;

                import dev.tenure.annotation.*;

                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities = {%s})
                public interface BenchSchema {}
                """.formatted(IntStream.range(0, entities).mapToObj(i -> name(i) + ".class")
                .collect(Collectors.joining(", ")))));
        return sources;
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "Entity%04d", i);
    }

    private static String entity(int i) {
        String name = name(i);
        String table = name.toLowerCase(Locale.ROOT);
        // every tenth table is a root of references; the others refer to it
        String parent = i % 10 == 0 ? "" : """
                @References(value = %1$s.class, name = "fk_%2$s_parent", onDelete = Action.CASCADE) Long parentId,
                """.formatted(name(i - i % 10), table);
        String parentIndex = i % 10 == 0 ? "" : """
                @Index(name = "idx_%1$s_parent", columns = {"parentId", "createdAt"})
                """.formatted(table);
        return """
                package bench;

                import dev.tenure.annotation.*;
                import jakarta.validation.constraints.*;
                import java.math.BigDecimal;
                import java.time.Instant;

                @Table("%2$s")
                @TenantScoped(foreignKey = "fk_%2$s_company", index = "idx_%2$s_company")
                @Unique(name = "uq_%2$s_code", columns = "code")
                @Index(name = "idx_%2$s_state", columns = {"state", "createdAt"})
                %3$spublic record %1$s(
                    @Id Long id,
                    %4$s@NotNull @Size(max = 100) String code,
                    @NotNull State state,
                    @NotNull @Digits(integer = 8, fraction = 2) @Default("0") BigDecimal amount,
                    @Default("1") boolean enabled,
                    @Json String metadata,
                    @CreatedAt Instant createdAt,
                    @UpdatedAt Instant updatedAt) {
                    public enum State { OPEN, CLOSED, HELD }
                }
                """.formatted(name, table, parentIndex, parent);
    }
}
