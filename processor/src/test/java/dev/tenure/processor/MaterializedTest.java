package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Materialized.Case;
import dev.tenure.schema.Materialized.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code @Materialized} is read, or refused where it says what cannot be. */
class MaterializedTest {

    private static final String SALE = """
            @Table("sales") @TenantScoped
            @Index(columns = {"kind", "soldAt"})
            record Sale(@Id Long id, @NotNull Kind kind, @NotNull LocalDateTime soldAt,
                @Polymorphic(targets = Company.class) EntityRef buyer) {
              enum Kind { CASH, @EnumValue("on-account") CREDIT }
            }
            """;

    private static final String COUNTS = """
            @Unique(columns = {"way", "monday"})
            record SaleCount(@Id Long id, @NotNull Way way, @NotNull LocalDate monday, LocalDate sunday, long number,
                @CreatedAt Instant createdAt, @NotNull @Default("now") OffsetDateTime seen) {
              enum Way { PAID, LENT }
            }
            """;

    private static String counts(String materialized) {
        return "@Table(\"sale_counts\") @TenantScoped\n" + materialized + COUNTS;
    }

    private static String root() {
        return Compiling.root("Sale", "SaleCount");
    }

    @Test
    void fields_become_columns_and_constants_what_the_database_holds_for_them() {
        Compilation compilation = Compiling.compile(root(), SALE, counts("""
                @Materialized(source = Sale.class, groups = @Group(value = "way", of = "kind", cases = {
                    @Case(of = "CASH", is = "PAID"), @Case(of = "CREDIT", is = "LENT")}), time = "soldAt",
                    window = Window.WEEK, start = "monday", end = "sunday", count = "number", calculatedAt = "seen")
                """));
        assertThat(Compiling.schema(compilation).table("sale_counts").flatMap(table -> table.entity())
                .flatMap(Entity::materialized)).contains(new Materialized("sales",
                        List.of(new Group("way", "kind",
                                List.of(new Case("cash", "paid"), new Case("on-account", "lent")))),
                        "sold_at", Materialized.Window.WEEK, "monday", Optional.of("sunday"), "number",
                        Optional.of("seen")));
    }

    @Test
    void constants_that_are_not_there_are_refused_where_they_stand() {
        Problems.areThoseMarked(root(), SALE, counts("""
                @Materialized(source = Sale.class, groups = @Group(value = "way", of = "kind", cases = {
                    @Case(
                        of = "CHEQUE", // TEN171
                        is = "PAID"),
                    @Case(of = "CREDIT",
                        is = "GIVEN") // TEN171
                    }), time = "soldAt", window = Window.WEEK, start = "monday", count = "number")
                """));
    }

    @Test
    void cases_of_what_is_no_enum_are_refused() {
        Problems.areThoseMarked(root(), SALE, counts("""
                @Materialized(source = Sale.class, groups = @Group(value = "way", of = "soldAt", cases =
                    @Case(of = "CASH", is = "PAID")), // TEN171
                    time = "soldAt", window = Window.WEEK, start = "monday", count = "number")
                """));
    }

    @Test
    void fields_that_are_not_there_or_of_two_columns_are_refused() {
        Problems.areThoseMarked(root(), SALE, counts("""
                @Materialized(source = Sale.class, groups = @Group(value = "way",
                        of = "buyer"), // TEN171
                    window = Window.WEEK,
                    time = "boughtAt", // TEN171
                    start = "tuesday", // TEN171
                    end = "friday", // TEN171
                    count = "amount", // TEN171
                    calculatedAt = "never") // TEN171
                """));
    }

    @Test
    void counts_of_no_groups_are_refused() {
        Problems.areThoseMarked(root(), SALE, counts("""
                @Materialized(source = Sale.class, time = "soldAt", window = Window.WEEK, start = "monday",
                    groups = {}, // TEN171
                    count = "number")
                """));
    }

    @Test
    void counts_that_nobody_may_write_are_refused() {
        String sound = """
                @Materialized(source = Sale.class, groups = @Group(value = "way", of = "kind", cases = {
                    @Case(of = "CASH", is = "PAID"), @Case(of = "CREDIT", is = "LENT")}), time = "soldAt",
                    window = Window.WEEK, start = "monday", count = "number")
                """;
        Problems.areThoseMarked(root(), SALE, counts(sound + "@AppendOnly // TEN176\n"));
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Sale.class,
                    existing = {Company.class, SaleCount.class})
                public interface Shop {}
                """ + Compiling.COMPANY, SALE, counts(sound.replaceFirst("\n", " // TEN176\n")));
    }
}
