package dev.tenure.example.generated;

import static dev.tenure.example.generated.Break.of;

import java.util.List;

/**
 * For each kind of generated test a damage by which it goes red, and no other. Where one damage would break several
 * things, a trigger stands in for the rest.
 */
final class Breaks {

    private static final String CALLBACKS = "CallbackRequestTableTest";
    private static final String POLICIES = "PolicyConfigurationTableTest";
    private static final String MODIFICATIONS = "AppointmentModificationTableTest";
    private static final String STATS = "AppointmentModificationStatTableTest";
    private static final String SCHEMA = "AppointmentSchemaTest";

    private static final String STAFF = "fk_callback_requests_staff_id";
    private static final String SERVICE = "fk_callback_requests_service_id";
    private static final String COMPANY = "FK_callback_company";

    private Breaks() {}

    static List<Break> all() {
        return List.of(
                of("structure", CALLBACKS, List.of(), "ALTER TABLE callback_requests COMMENT = 'other'"),
                of("descriptor", SCHEMA, List.of("the_migrations_make_what_the_entities_declare"),
                        "CREATE TABLE stranger (id INT PRIMARY KEY)"),
                of("tenant-required", CALLBACKS, List.of("a_callback_request_without_company_is_refused"),
                        "ALTER TABLE callback_requests MODIFY company_id BIGINT UNSIGNED NULL"),
                of("tenant-known", CALLBACKS, List.of("a_callback_request_of_an_unknown_company_is_refused"),
                        "ALTER TABLE callback_requests DROP FOREIGN KEY " + COMPANY,
                        "CREATE TRIGGER gone AFTER DELETE ON companies FOR EACH ROW"
                                + " DELETE FROM callback_requests WHERE company_id = OLD.id",
                        "CREATE TRIGGER moved AFTER UPDATE ON companies FOR EACH ROW"
                                + " UPDATE callback_requests SET company_id = NEW.id WHERE company_id = OLD.id"),
                of("tenant-cascade", CALLBACKS, List.of("deleting_a_company_leaves_none_of_its_callback_requests"),
                        "ALTER TABLE callback_requests DROP FOREIGN KEY " + COMPANY,
                        key("company_id", "companies", COMPANY, "RESTRICT", "CASCADE")),
                of("tenant-cascade", CALLBACKS, List.of("deleting_a_company_leaves_none_of_its_callback_requests"),
                        "CREATE TRIGGER too_much AFTER DELETE ON companies FOR EACH ROW DELETE FROM callback_requests"),
                of("foreign-key", CALLBACKS, List.of("a_callback_request_with_an_unknown_service_id_is_refused"),
                        "ALTER TABLE callback_requests DROP FOREIGN KEY " + SERVICE,
                        "CREATE TRIGGER gone AFTER DELETE ON services FOR EACH ROW"
                                + " UPDATE callback_requests SET service_id = NULL WHERE service_id = OLD.id",
                        "CREATE TRIGGER kept BEFORE UPDATE ON services FOR EACH ROW"
                                + " IF EXISTS (SELECT 1 FROM callback_requests WHERE service_id = OLD.id) THEN"
                                + " SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1451; END IF"),
                of("on-delete", CALLBACKS, List.of("deleting_a_staff_empties_staff_id"),
                        "ALTER TABLE callback_requests DROP FOREIGN KEY " + STAFF,
                        key("staff_id", "staff", STAFF, "CASCADE", "RESTRICT")),
                of("on-update", CALLBACKS, List.of("a_staff_keeps_its_key_while_staff_id_refers_to_it"),
                        "ALTER TABLE callback_requests DROP FOREIGN KEY " + STAFF,
                        key("staff_id", "staff", STAFF, "SET NULL", "CASCADE")),
                of("unique", STATS, List.of("unique_customer_stat_period_refuses_the_same_a_second_time"),
                        "ALTER TABLE appointment_modification_stats DROP KEY unique_customer_stat_period,"
                                + " ADD KEY unique_customer_stat_period"
                                + " (company_id, customer_id, stat_type, period_start)"),
                of("unique-across-tenants", STATS, List.of("unique_customer_stat_period_lets_two_tenants_have_the_same"),
                        "ALTER TABLE appointment_modification_stats"
                                + " ADD UNIQUE KEY too_wide (stat_type, period_start, customer_id)"),
                of("soft-delete", POLICIES, List.of("a_second_living_policy_configuration_is_refused"),
                        "ALTER TABLE policy_configurations DROP KEY live_policy_per_entity, ADD KEY"
                                + " live_policy_per_entity (company_id, configurable_type, configurable_id, policy_type, live)",
                        signal("UPDATE", "OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL", 1062)),
                of("restore", POLICIES, List.of("restoring_a_policy_configuration_while_another_lives_is_refused"),
                        "ALTER TABLE policy_configurations DROP KEY live_policy_per_entity, ADD KEY"
                                + " live_policy_per_entity (company_id, configurable_type, configurable_id, policy_type, live)",
                        signal("INSERT", "EXISTS (SELECT 1 FROM policy_configurations p"
                                + " WHERE p.company_id = NEW.company_id AND p.configurable_id = NEW.configurable_id"
                                + " AND p.configurable_type = NEW.configurable_type AND p.policy_type = NEW.policy_type"
                                + " AND p.deleted_at IS NULL AND NEW.deleted_at IS NULL)", 1062)),
                of("room-once-deleted", POLICIES, List.of("a_deleted_policy_configuration_makes_room_for_another"),
                        signal("UPDATE", "OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL", 1644)),
                of("polymorphic-target", POLICIES, List.of("configurable_can_be_a_staff"),
                        signal("INSERT", "NEW.configurable_type LIKE '%Staff' AND NEW.company_id < 1000000", 1644)),
                of("polymorphic-orphan", POLICIES, List.of("configurable_that_leads_nowhere_is_told"),
                        "CREATE TRIGGER mended BEFORE INSERT ON policy_configurations FOR EACH ROW"
                                + " IF NEW.configurable_type LIKE '%Company'"
                                + " AND NOT EXISTS (SELECT 1 FROM companies WHERE id = NEW.configurable_id)"
                                + " THEN SET NEW.configurable_id = NEW.company_id; END IF"),
                of("enum", CALLBACKS, List.of("priority_takes_its_values_and_no_other"),
                        "ALTER TABLE callback_requests MODIFY priority VARCHAR(20) NOT NULL DEFAULT 'normal'"),
                of("length", CALLBACKS, List.of("phone_number_takes_50_characters_and_no_more"),
                        "ALTER TABLE callback_requests MODIFY phone_number VARCHAR(51) NOT NULL"),
                of("length", CALLBACKS, List.of("phone_number_takes_50_characters_and_no_more"),
                        "ALTER TABLE callback_requests MODIFY phone_number VARCHAR(49) NOT NULL"),
                of("precision", MODIFICATIONS, List.of("fee_charged_is_as_great_as_its_type_allows_and_no_greater"),
                        "ALTER TABLE appointment_modifications MODIFY fee_charged DECIMAL(11,2) NOT NULL DEFAULT 0"),
                of("json", CALLBACKS, List.of("metadata_takes_nothing_but_json"),
                        "ALTER TABLE callback_requests MODIFY metadata LONGTEXT NULL"),
                of("index", CALLBACKS, List.of("looking_up_by_company_id_and_created_at_can_use_idx_company_created"),
                        "ALTER TABLE callback_requests DROP KEY idx_company_created"));
    }

    private static String key(String column, String parent, String name, String onDelete, String onUpdate) {
        return "ALTER TABLE callback_requests ADD CONSTRAINT " + name + " FOREIGN KEY (" + column + ") REFERENCES "
                + parent + " (id) ON DELETE " + onDelete + " ON UPDATE " + onUpdate;
    }

    private static String signal(String event, String condition, int number) {
        return "CREATE TRIGGER refusal BEFORE " + event + " ON policy_configurations FOR EACH ROW IF " + condition
                + " THEN SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = " + number + "; END IF";
    }
}
