package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import org.junit.jupiter.api.Test;

/** Annotations become keys. */
class KeysTest {

    @Test
    void the_tenant_column_stands_behind_the_id_and_leads_every_key() {
        assertThat(Compiling.createTable("""
                @Table("things")
                @TenantScoped(foreignKey = "FK_thing_company", index = "idx_company")
                @Unique(columns = "code")
                @Index(name = "by_name", columns = {"name DESC", "code(3)"})
                @Index(columns = "createdAt", acrossTenants = "cleaned for all at night")
                record Thing(@Id Long id, @NotNull String code, @Unique(name = "name_once") @NotNull String name,
                    @CreatedAt Instant createdAt) {}
                """)).contains("""
                CREATE TABLE `things` (
                  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                  `company_id` BIGINT UNSIGNED NOT NULL,
                  `code` VARCHAR(255) NOT NULL,
                  `name` VARCHAR(255) NOT NULL,
                  `created_at` TIMESTAMP NULL DEFAULT NULL,
                  PRIMARY KEY (`id`),
                  KEY `idx_company` (`company_id`),
                  UNIQUE KEY `uk_company_id_code` (`company_id`, `code`),
                  UNIQUE KEY `name_once` (`company_id`, `name`),
                  KEY `by_name` (`company_id`, `name` DESC, `code`(3)),
                  KEY `idx_created_at` (`created_at`),
                  CONSTRAINT `FK_thing_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) \
                ON DELETE CASCADE ON UPDATE CASCADE
                )""");
    }

    @Test
    void a_tenant_column_that_nothing_indexes_gets_an_index_named_like_its_foreign_key() {
        assertThat(Compiling.createTable("@Table(\"things\") @TenantScoped record Thing(@Id Long id) {}"))
                .contains("  KEY `fk_things_company_id` (`company_id`),\n");
        assertThat(Compiling.createTable(
                "@Table(\"things\") @TenantScoped @Index(columns = \"code\") record Thing(@Id Long id, int code) {}"))
                .doesNotContain("KEY `fk_things_company_id` (`company_id`)");
    }

    @Test
    void a_field_can_be_the_tenant_column_and_then_stands_where_it_is_declared() {
        assertThat(Compiling.createTable("""
                @Table("things") @TenantScoped
                @Index(name = "by_company", columns = {"companyId", "code"})
                record Thing(@Id Long id, int code, @NotNull Long companyId) {}
                """)).contains("""
                  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                  `code` INT NOT NULL,
                  `company_id` BIGINT UNSIGNED NOT NULL,
                """, "KEY `by_company` (`company_id`, `code`)");
    }

    @Test
    void a_key_can_say_where_the_tenant_column_goes() {
        assertThat(Compiling.createTable("""
                @Table("things") @TenantScoped
                @Index(name = "by_code", columns = {"code", "company_id"}, acrossTenants = "compared at night")
                record Thing(@Id Long id, int code) {}
                """)).contains("KEY `by_code` (`code`, `company_id`)");
    }

    @Test
    void reasons_are_kept_and_an_empty_one_is_told_from_none() {
        assertThat(Compiling.errors(Compiling.compile(Compiling.root("Thing"), """
                @Table("things") @TenantScoped
                @Index(columns = "code", acrossTenants = "")
                record Thing(@Id Long id, int code) {}
                """))).hasSize(1);
        Index index = Compiling.schema(Compiling.compile(Compiling.root("Thing"), """
                @Table("things") @TenantScoped
                @Index(name = "other", columns = {"code", "id"}, acrossTenants = "nightly too")
                @Index(name = "by_code", columns = "code", acrossTenants = "nightly", redundant = "hinted at")
                record Thing(@Id Long id, int code) {}
                """)).table("things").orElseThrow().index("by_code").orElseThrow();
        assertThat(index.acrossTenants()).contains("nightly");
        assertThat(index.redundant()).contains("hinted at");
    }

    @Test
    void keys_among_live_rows_come_in_pairs_over_one_marker() {
        assertThat(Compiling.createTable("""
                @Table("things") @TenantScoped
                @SoftDeleteUnique(name = "unique_code", columns = "code")
                @SoftDeleteUnique(columns = {"name"}, liveName = "one_name")
                record Thing(@Id Long id, @NotNull String code, @NotNull String name, @DeletedAt Instant removedAt) {}
                """)).contains("""
                  `removed_at` TIMESTAMP NULL DEFAULT NULL,
                  `live` TINYINT AS (IF(`removed_at` IS NULL, 1, NULL)) STORED,
                  PRIMARY KEY (`id`),
                  UNIQUE KEY `fk_things_company_id` (`company_id`, `id`),
                  UNIQUE KEY `unique_code` (`company_id`, `code`, `removed_at`),
                  UNIQUE KEY `live_code` (`company_id`, `code`, `live`),
                  UNIQUE KEY `uk_company_id_name` (`company_id`, `name`, `removed_at`),
                  UNIQUE KEY `one_name` (`company_id`, `name`, `live`),
                """);
    }

    @Test
    void a_polymorphic_reference_takes_two_columns_that_every_target_fits() {
        String targets = """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    existing = {Company.class, Branch.class, Service.class}, entities = Thing.class)
                public interface Shop {}
                @Table("companies") @TypeName("App\\\\Models\\\\Company") record Company(@Id Long id) {}
                @Table("branches") record Branch(@Id UUID id) {}
                @Table("services") record Service(@Id Long id) {}
                """;
        Schema schema = Compiling.schema(Compiling.compile(targets, """
                @Table("things") @TenantScoped
                @Unique(name = "once", columns = {"owner", "code"})
                record Thing(@Id Long id,
                    @NotNull @Polymorphic(targets = {Company.class, Branch.class}, index = "by_owner") EntityRef owner,
                    @Polymorphic(targets = {Company.class, Service.class}, index = "by_maker", acrossTenants = "rare",
                        typeColumn = @Column(name = "made_by", length = 40), idColumn = @Column(comment = "who"))
                    EntityRef maker,
                    @Polymorphic(targets = Branch.class, idColumn = @Column(type = CHAR, length = 40)) EntityRef place,
                    int code) {}
                """));
        Table things = schema.table("things").orElseThrow();
        assertThat(dev.tenure.mysql.Ddl.createTable(things)).contains("""
                  `owner_type` VARCHAR(255) NOT NULL,
                  `owner_id` VARCHAR(255) NOT NULL,
                  `made_by` VARCHAR(40) NULL DEFAULT NULL,
                  `maker_id` BIGINT UNSIGNED NULL DEFAULT NULL COMMENT 'who',
                  `place_type` VARCHAR(255) NULL DEFAULT NULL,
                  `place_id` CHAR(40) NULL DEFAULT NULL,
                """, """
                  UNIQUE KEY `once` (`company_id`, `owner_type`, `owner_id`, `code`),
                  KEY `by_owner` (`company_id`, `owner_type`, `owner_id`),
                  KEY `by_maker` (`made_by`, `maker_id`),
                """);
        assertThat(things.entity().orElseThrow().polymorphics().get(0).targets()).hasToString(
                "[Target[type=App\\Models\\Company, table=companies], Target[type=Branch, table=branches]]");
    }
}
