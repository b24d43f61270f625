package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.Ddl;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import org.junit.jupiter.api.Test;

/** References become foreign keys. */
class ForeignKeysTest {

    @Test
    void keys_come_in_the_order_that_deleting_a_parent_needs() {
        assertThat(Compiling.createTable("""
                @Table("things")
                @TenantScoped(foreignKey = "tenant_key")
                record Thing(@Id Long id,
                    @References(value = Thing.class, name = "c", sameTenant = true, keepsTenant = "tried") Long one,
                    @References(value = Company.class, name = "b", onUpdate = CASCADE) Long two,
                    @References(value = Thing.class, name = "a", onDelete = SET_NULL) Long three) {}
                """)).contains("""
                  CONSTRAINT `tenant_key` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) \
                ON DELETE CASCADE ON UPDATE CASCADE,
                  CONSTRAINT `a` FOREIGN KEY (`three`) REFERENCES `things` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT,
                  CONSTRAINT `b` FOREIGN KEY (`two`) REFERENCES `companies` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE,
                  CONSTRAINT `c` FOREIGN KEY (`company_id`, `one`) REFERENCES `things` (`company_id`, `id`) \
                ON DELETE RESTRICT ON UPDATE RESTRICT
                """);
    }

    @Test
    void every_key_has_an_index_that_is_written_out() {
        assertThat(Compiling.createTable("""
                @Table("things")
                @Index(name = "by_two", columns = {"two", "one"})
                record Thing(@Id Long id, @References(Company.class) Long one, @References(Company.class) Long two) {}
                """))
                .contains("KEY `by_two` (`two`, `one`),\n  KEY `fk_things_one` (`one`),\n  CONSTRAINT")
                .contains("CONSTRAINT `fk_things_one`", "CONSTRAINT `fk_things_two`");
    }

    @Test
    void a_key_that_would_be_checked_by_one_with_null_gets_one_to_be_checked_by() {
        assertThat(Compiling.createTable("""
                @Table("things") @TenantScoped
                @Index(name = "by_time", columns = "madeAt")
                record Thing(@Id Long id, Instant madeAt) {}
                """)).contains("""
                  UNIQUE KEY `fk_things_company_id` (`company_id`, `id`),
                  KEY `by_time` (`company_id`, `made_at`),
                """);
        assertThat(Compiling.createTable("""
                @Table("things") @TenantScoped(index = "by_tenant")
                @Index(name = "by_time", columns = "madeAt")
                record Thing(@Id Long id, Instant madeAt) {}
                """)).doesNotContain("UNIQUE");
    }

    @Test
    void a_key_over_two_columns_is_watched_before_that_of_one_of_them() {
        String table = Compiling.createTable("""
                @Table("things") @TenantScoped(index = "by_tenant")
                @Unique(columns = "id")
                @Index(name = "by_maker", columns = {"madeBy", "madeAt"})
                record Thing(@Id Long id, @References(value = Thing.class, onDelete = CASCADE, sameTenant = true) Long madeBy,
                    Instant madeAt) {}
                """);
        assertThat(table).contains("""
                  UNIQUE KEY `fk_things_made_by` (`company_id`, `made_by`, `id`),
                  KEY `by_tenant` (`company_id`),
                  UNIQUE KEY `uk_company_id_id` (`company_id`, `id`),
                """);
        assertThat(Compiling.createTable("""
                @Table("things")
                @Index(name = "by_maker", columns = {"madeBy", "madeAt"})
                record Thing(@Id Long id, @References(Thing.class) Long madeBy, Instant madeAt) {}
                """)).contains("UNIQUE KEY `fk_things_made_by` (`made_by`, `id`)");
    }

    @Test
    void a_reference_within_the_tenant_that_is_emptied_takes_two_keys_and_the_parent_a_unique_one() {
        Schema schema = Compiling.schema(Compiling.compile(Compiling.root("Thing", "Part"), """
                @Table("things") @TenantScoped record Thing(@Id Long id) {}
                @Table("parts") @TenantScoped
                record Part(@Id Long id,
                    @References(value = Thing.class, onDelete = SET_NULL, sameTenant = true) Long thingId) {}
                """));
        assertThat(Ddl.createTable(schema.table("parts").orElseThrow())).contains("""
                  CONSTRAINT `fk_parts_thing_id` FOREIGN KEY (`thing_id`) REFERENCES `things` (`id`) \
                ON DELETE SET NULL ON UPDATE RESTRICT,
                  CONSTRAINT `fk_parts_thing_id_tenant` FOREIGN KEY (`company_id`, `thing_id`) \
                REFERENCES `things` (`company_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION
                """);
        assertThat(Ddl.createTable(schema.table("things").orElseThrow()))
                .contains("UNIQUE KEY `uk_company_id_id` (`company_id`, `id`)");
    }

    @Test
    void a_reference_takes_the_type_of_the_id_unless_it_says_another() {
        Schema schema = Compiling.schema(Compiling.compile("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    existing = {Company.class, Branch.class, Person.class}, entities = Thing.class)
                public interface Shop {}
                @Table("companies") record Company(@Id int id) {}
                @Table(value = "branches", collation = "utf8mb4_bin")
                record Branch(@Id @Column(type = CHAR, length = 26) String id) {}
                @Table("people") record Person(@Id @References(Company.class) Integer companyId) {}
                @Table("things") @TenantScoped
                record Thing(@Id Long id,
                    @References(value = Branch.class, onDelete = CASCADE) String branchId,
                    @References(Person.class) Long personId) {}
                """));
        assertThat(Ddl.createTable(schema.table("things").orElseThrow())).contains("""
                  `company_id` INT UNSIGNED NOT NULL,
                  `branch_id` CHAR(26) COLLATE utf8mb4_bin NULL DEFAULT NULL,
                  `person_id` INT UNSIGNED NULL DEFAULT NULL,
                """);
    }

    @Test
    void an_existing_table_is_asked_for_named_keys_only() {
        Schema schema = Compiling.schema(Compiling.compile("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                    existing = {Company.class, Customer.class, Visit.class}, entities = {})
                public interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("customers") @TenantScoped(foreignKey = "fk_known")
                record Customer(@Id Long id, @References(Customer.class) Long invitedBy) {}
                @Table("visits") @TenantScoped
                record Visit(@Id Long id, @References(value = Customer.class, name = "fk_customer") Long customerId) {}
                """));
        Table visits = schema.table("visits").orElseThrow();
        assertThat(visits.foreignKeys()).extracting("name").containsExactly("fk_customer");
        assertThat(visits.indexes()).isEmpty();
        assertThat(visits.tenantColumn()).contains("company_id");
        assertThat(schema.table("customers").orElseThrow().foreignKeys())
                .extracting("name").containsExactly("fk_known");
    }

    @Test
    void names_that_are_left_out_always_fit() {
        String table = "a_table_whose_name_takes_up_nearly_all_of_sixty_four_characters";
        Schema schema = Compiling.schema(Compiling.compile(Compiling.root("Thing"), """
                @Table("%s") @TenantScoped
                record Thing(@Id Long id, @References(value = Thing.class, onDelete = CASCADE) Long one,
                    @References(value = Thing.class, onDelete = SET_NULL) Long two) {}
                """.formatted(table)));
        assertThat(schema.table(table).orElseThrow().foreignKeys()).extracting(ForeignKey::name)
                .doesNotHaveDuplicates().hasSize(3)
                .allSatisfy(name -> assertThat(name).startsWith("fk_a_table_whose").hasSizeLessThanOrEqualTo(64));
    }
}
