package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader itself cannot make sense of, each problem on the line of what is wrong. */
class ReadingProblemsTest {

    @Test
    void a_repeated_annotation_is_told_from_the_others() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                        entities = Thing.class, existing = Company.class)
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("things")
                @TenantScoped
                @Index(name = "one", columns = "code")
                @Index(name = "two", columns = {
                    "code",
                    "cod" // TEN155
                })
                @Index(name = "three",
                    columns = "missing") // TEN155
                @Index(name = "four",
                    columns = "code()") // TEN155
                @Index(
                    name = "five",
                    columns = {}) // TEN159
                record Thing(@Id Long id, String code) {}
                """);
    }

    @Test
    void a_container_of_annotations_in_the_source_is_seen_through() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                        entities = Thing.class, existing = Company.class)
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("things")
                @Index.List({
                    @Index(name = "one", columns = "code"),
                    @Index(name = "two",
                        columns = "missing")}) // TEN155
                record Thing(@Id Long id, int code) {}
                """);
    }

    @Test
    void a_tenant_has_an_id_of_one_column() {
        for (String ids : List.of("", "@Id Long id, @Id Long other")) {
            Problems.areThoseMarked("""
                    @TenantSchema(
                        tenant = Company.class, // TEN153
                        tenantColumn = "company_id", entities = Thing.class, existing = Company.class)
                    interface Shop {}
                    @Table("companies") record Company(%s) {}
                    @Table("things") @TenantScoped record Thing(@Id Long id) {}
                    """.formatted(ids));
        }
    }

    @Test
    void a_marker_called_like_a_field_is_one_problem() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    entities = {Company.class, Thing.class})
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("things") @TenantScoped
                @SoftDeleteUnique(columns = "code") // TEN130
                @SoftDeleteUnique(columns = "name")
                record Thing(@Id Long id, @NotNull String code, @NotNull String name, boolean live,
                    @DeletedAt Instant deletedAt) {}
                """);
    }

    @Test
    void the_lists_of_the_root_hold_entities_and_each_once() {
        Problems.areThoseMarked("""
                @TenantSchema(
                    tenant = String.class, // TEN153
                    tenantColumn = "company_id",
                    entities = {
                        Thing.class,
                        Integer.class, // TEN151
                        Kind.class, // TEN151
                        Thing.class}, // TEN152
                    existing = {
                        Company.class,
                        Thing.class}) // TEN152
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("things") record Thing(@Id Long id) {}
                @Table("kinds") enum Kind {}
                """);
    }

    @Test
    void an_entity_that_no_root_lists_is_refused() {
        Problems.areThoseMarked(
                """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class)
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                """,
                """
                @Table("things") // TEN150
                record Thing(@Id Long id) {}
                """);
    }

    @Test
    void fields_that_lead_to_no_column_are_refused_all_of_them() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class)
                interface Shop {}
                @Table("companies")
                record Company(
                    @Id Long id,
                    Object any, // TEN154
                    java.util.List<String> names, // TEN154
                    String[] texts, // TEN154
                    BigDecimal price, // TEN157
                    @Column(comment = "how many digits?") // TEN157
                    BigInteger number,
                    EntityRef owner, // TEN154
                    @Polymorphic(targets = Company.class) // TEN154
                    Long other) {}
                """);
    }

    @Test
    void references_lead_to_entities_of_the_schema_that_have_one_id() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    entities = {Thing.class, Pair.class}, existing = Company.class)
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                record Other(@Id Long id) {}
                @Table("pairs") record Pair(@Id Long one, @Id Long other) {}
                @Table("things")
                record Thing(
                    @Id Long id,
                    @References(
                        Other.class) // TEN156
                    Long otherId,
                    @References(value =
                        Pair.class) // TEN156
                    Long pairId,
                    @Polymorphic(targets = {
                        Company.class,
                        Pair.class, // TEN156
                        Other.class}) // TEN156
                    EntityRef some,
                    @Polymorphic(
                        targets = {}) // TEN125
                    EntityRef none) {}
                """);
    }

    @Test
    void keys_among_live_rows_need_one_time_of_deletion_and_one_marker() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    entities = {Company.class, Lasting.class, Twice.class, Marked.class})
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("lasting")
                @SoftDeleteUnique(columns = "code") // TEN158
                record Lasting(@Id Long id, @NotNull String code) {}
                @Table("twice")
                record Twice(@Id Long id, @DeletedAt Instant deletedAt,
                    @DeletedAt // TEN158
                    Instant removedAt) {}
                @Table("marked")
                @SoftDeleteUnique(columns = "code")
                @SoftDeleteUnique(columns = "name",
                    marker = "alive") // TEN158
                record Marked(@Id Long id, @NotNull String code, @NotNull String name, @DeletedAt Instant deletedAt) {}
                """);
    }

    @Test
    void unique_fields_list_no_columns_and_unique_keys_of_classes_some() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class)
                interface Shop {}
                @Table("companies")
                @Unique(name = "nothing") // TEN159
                record Company(@Id Long id,
                    @Unique(name = "code",
                        columns = "name") // TEN159
                    @NotNull String code,
                    @NotNull String name) {}
                """);
    }

    @Test
    void what_would_be_passed_over_in_silence_is_refused() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class)
                interface Shop {}
                @Table("companies")
                record Company(
                    @Id Long id,
                    @Column(unsigned = true,
                        length = 5) // TEN161
                    int count,
                    @Column(
                        fsp = 3) // TEN161
                    LocalDate day,
                    @Json @Column(name = "extra",
                        type = TEXT) // TEN161
                    String more,
                    @Computed("NOW()")
                    @CreatedAt // TEN161
                    Instant two,
                    @Polymorphic(targets = Company.class, idColumn = @Column(
                        precision = 3), // TEN161
                        acrossTenants = "no index") // TEN161
                    @Column(name = "master") // TEN161
                    EntityRef owner) {}
                """);
    }

    @Test
    void only_what_belongs_to_a_tenant_refers_within_it() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    entities = {Company.class, Shared.class, Thing.class})
                interface Shop {}
                @Table("companies")
                @TenantScoped // TEN160
                record Company(@Id Long id) {}
                @Table("shared")
                record Shared(@Id Long id,
                    @References(value = Company.class,
                        sameTenant = true) // TEN160
                    Long companyId) {}
                @Table("things")
                @TenantScoped
                record Thing(@Id Long id,
                    @References(value = Shared.class,
                        sameTenant = true) // TEN160
                    Long sharedId) {}
                """);
    }

    @Test
    void a_bound_that_is_no_number_is_found_at_its_value() {
        Problems.areThoseMarked(Compiling.root("Thing"), """
                @Table("things")
                record Thing(@Id Long id,
                    @DecimalMin(
                        "a cent") // TEN161
                    @DecimalMax(value = "1e3", inclusive = false)
                    int price) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/db", "../db", "db/..", "db/../x", "./db", "db//x", "db/", "C:/db", "db\\\\x", "."})
    void migrations_outside_of_the_class_path_are_found_at_their_place(String place) {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class,
                    migrations = "%s") // TEN164
                interface Shop {}
                """.formatted(place) + Compiling.COMPANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "db/migration", ".hidden/v1..2", "a/b/c d"})
    void migrations_inside_of_the_class_path_may_be_anywhere(String place) {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class,
                    migrations = "%s")
                interface Shop {}
                """.formatted(place) + Compiling.COMPANY);
    }

    @Test
    void two_roots_of_one_package_that_would_write_one_repository_are_told() {
        Compilation compilation = Compiling.compile("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = Company.class)
                interface Shop {}
                """, """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities = {})
                interface Archive {}
                """, Compiling.COMPANY);
        assertThat(Compiling.errors(compilation)).singleElement().asString().endsWith(" TEN811");
        assertThat(compilation.errors().get(0).getMessage(null)).contains("Shop", "Archive", "CompanyRepository");
    }
}
