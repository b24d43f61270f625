package dev.tenure.example.mutation;

import static dev.tenure.example.mutation.Mutant.Servers.MARIADB;
import static dev.tenure.example.mutation.Mutant.of;

import java.util.List;
import java.util.stream.Stream;

/** Damages to what rows say. They are written while foreign keys are not watched. */
final class DataMutants {

    private static final String NOTIFICATIONS = "notification_configurations";
    private static final String POLICIES = "policy_configurations";
    private static final String CALLBACKS = "callback_requests";
    private static final String MODIFICATIONS = "appointment_modifications";
    private static final String ESCALATIONS = "callback_escalations";
    private static final String STATS = "appointment_modification_stats";

    /** A branch, a member of staff and a service of company 2. */
    private static final String BRANCH = "00000000-0000-4000-8000-000000000201";
    private static final String STAFF = "11111111-1111-4111-8111-000000000201";
    private static final String SERVICE = "(SELECT MIN(id) FROM services WHERE company_id = 2)";
    private static final String NOWHERE = "22222222-2222-4222-8222-222222222222";

    private DataMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(orphans(), acrossTenants(), withoutTenant(), polymorphic(), duplicates(), violations())
                .flatMap(List::stream);
    }

    private static Mutant set(String code, String table, String object, String assignment) {
        return of(code, table, object, "UPDATE " + table + " SET " + assignment + " WHERE company_id = 1 LIMIT 1");
    }

    private static List<Mutant> orphans() {
        return List.of(
                set("TEN250", NOTIFICATIONS, "FK_notif_config_company", "company_id = 77"),
                set("TEN250", POLICIES, "FK_policy_company", "company_id = 77"),
                set("TEN250", POLICIES, "fk_policy_configurations_overrides_id", "overrides_id = 987654"),
                set("TEN250", CALLBACKS, "FK_callback_company", "company_id = 77"),
                set("TEN250", CALLBACKS, "fk_callback_requests_customer_id", "customer_id = 987654"),
                set("TEN250", CALLBACKS, "fk_callback_requests_branch_id", "branch_id = '" + NOWHERE + "'"),
                set("TEN250", CALLBACKS, "fk_callback_requests_staff_id", "staff_id = ''"),
                set("TEN250", MODIFICATIONS, "fk_appointment_modifications_appointment_id", "appointment_id = 987654"),
                set("TEN250", ESCALATIONS, "fk_callback_escalations_callback_request_id",
                        "callback_request_id = 987654"),
                set("TEN250", ESCALATIONS, "fk_callback_escalations_escalated_to",
                        "escalated_to = '" + NOWHERE + "'"),
                set("TEN250", STATS, "fk_appointment_modification_stats_customer_id", "customer_id = 987654"),
                set("TEN250", "invoice_lines", "FK_invoice_lines_invoice",
                        "invoice_id = (SELECT MIN(id) FROM invoices WHERE company_id = 2), position = 2"),
                of("TEN250", CALLBACKS, "fk_callback_requests_service_id",
                        "ALTER TABLE " + CALLBACKS + " DROP FOREIGN KEY fk_callback_requests_service_id",
                        "UPDATE " + CALLBACKS + " SET service_id = 987654 LIMIT 3"),
                of("TEN250", CALLBACKS, "fk_callback_requests_service_id",
                        "DELETE FROM services WHERE company_id = 3").restoring("services"),
                of("TEN250", MODIFICATIONS, "FK_mods_company", "DELETE FROM companies WHERE id = 3")
                        .restoring("companies"));
    }

    private static List<Mutant> acrossTenants() {
        return List.of(
                set("TEN251", POLICIES, "fk_policy_configurations_overrides_id", "overrides_id ="
                        + " (SELECT id FROM (SELECT MIN(id) AS id FROM " + POLICIES + " WHERE company_id = 2) other)"),
                set("TEN251", CALLBACKS, "fk_callback_requests_customer_id", "customer_id = 31"),
                set("TEN251", CALLBACKS, "fk_callback_requests_branch_id", "branch_id = '" + BRANCH + "'"),
                set("TEN251", CALLBACKS, "fk_callback_requests_service_id", "service_id = " + SERVICE),
                set("TEN251", CALLBACKS, "fk_callback_requests_staff_id", "staff_id = '" + STAFF + "'"),
                set("TEN251", MODIFICATIONS, "fk_appointment_modifications_appointment_id", "appointment_id ="
                        + " (SELECT MIN(id) FROM appointments WHERE company_id = 2)"),
                set("TEN251", MODIFICATIONS, "fk_appointment_modifications_customer_id", "customer_id = 31"),
                set("TEN251", ESCALATIONS, "fk_callback_escalations_callback_request_id", "callback_request_id ="
                        + " (SELECT MIN(id) FROM " + CALLBACKS + " WHERE company_id = 2)"),
                set("TEN251", ESCALATIONS, "fk_callback_escalations_escalated_to", "escalated_to = '" + STAFF + "'"),
                set("TEN251", STATS, "fk_appointment_modification_stats_customer_id", "customer_id = 31"),
                of("TEN251", CALLBACKS, "fk_callback_requests_customer_id",
                        "UPDATE customers SET company_id = 5 WHERE company_id = 4 LIMIT 1").restoring("customers"));
    }

    private static List<Mutant> withoutTenant() {
        return List.of(
                of("TEN252", STATS, "company_id",
                        "ALTER TABLE " + STATS + " MODIFY company_id BIGINT UNSIGNED NULL",
                        "UPDATE " + STATS + " SET company_id = NULL WHERE company_id = 1"),
                of("TEN252", CALLBACKS, "company_id",
                        "ALTER TABLE " + CALLBACKS + " MODIFY company_id BIGINT UNSIGNED NULL",
                        "UPDATE " + CALLBACKS + " SET company_id = NULL WHERE company_id = 1 LIMIT 1"));
    }

    private static Mutant refer(String code, String type, String id) {
        return of(code, POLICIES, "configurable", "INSERT INTO " + POLICIES
                + " (company_id, configurable_type, configurable_id, policy_type, config)"
                + " VALUES (1, '" + type.replace("\\", "\\\\") + "', " + id + ", 'recurring', '{}')");
    }

    private static List<Mutant> polymorphic() {
        return List.of(
                refer("TEN253", "App\\Models\\Company", "987654"),
                refer("TEN253", "App\\Models\\Branch", "'" + NOWHERE + "'"),
                refer("TEN253", "App\\Models\\Branch", "'1'"),
                refer("TEN253", "App\\Models\\Service", "'987654'"),
                refer("TEN253", "App\\Models\\Service", "'1 of them'"),
                refer("TEN253", "App\\Models\\Service", "'01'"),
                refer("TEN253", "App\\Models\\Service", "''"),
                refer("TEN253", "App\\Models\\Staff", "'" + BRANCH + "'"),
                of("TEN253", NOTIFICATIONS, "configurable", "DELETE FROM services WHERE id = 1").restoring("services"),
                set("TEN253", MODIFICATIONS, "modifiedBy",
                        "modified_by_type = 'App\\\\Models\\\\Customer', modified_by_id = 987654"),
                refer("TEN254", "App\\Models\\Company", "'2'"),
                refer("TEN254", "App\\Models\\Branch", "'" + BRANCH + "'"),
                refer("TEN254", "App\\Models\\Service", SERVICE),
                refer("TEN254", "App\\Models\\Staff", "'" + STAFF + "'"),
                set("TEN254", MODIFICATIONS, "modifiedBy",
                        "modified_by_type = 'App\\\\Models\\\\Customer', modified_by_id = 31"),
                set("TEN254", MODIFICATIONS, "modifiedBy",
                        "modified_by_type = 'App\\\\Models\\\\Company', modified_by_id = 2"),
                refer("TEN255", "App\\Models\\Customer", "'1'"),
                refer("TEN255", "app\\models\\service", "'1'"),
                refer("TEN255", "AppModelsService", "'1'"),
                refer("TEN255", "", "'1'"),
                set("TEN255", MODIFICATIONS, "modifiedBy", "modified_by_type = 'Robot', modified_by_id = 1"),
                set("TEN256", MODIFICATIONS, "modifiedBy",
                        "modified_by_type = 'App\\\\Models\\\\Customer', modified_by_id = NULL"),
                set("TEN256", MODIFICATIONS, "modifiedBy", "modified_by_type = NULL, modified_by_id = 1"));
    }

    private static List<Mutant> duplicates() {
        String again = "INSERT INTO " + POLICIES
                + " (company_id, configurable_type, configurable_id, policy_type, config) SELECT company_id,"
                + " configurable_type, configurable_id, policy_type, config FROM " + POLICIES + " WHERE id = 2";
        return List.of(
                of("TEN257", POLICIES, "unique_policy_per_entity",
                        "ALTER TABLE " + POLICIES + " DROP KEY live_policy_per_entity", again),
                of("TEN257", POLICIES, "unique_policy_per_entity",
                        "ALTER TABLE " + POLICIES + " DROP KEY live_policy_per_entity, DROP KEY"
                                + " unique_policy_per_entity, DROP COLUMN live", again, again),
                of("TEN258", POLICIES, "unique_policy_per_entity",
                        "ALTER TABLE " + POLICIES + " DROP KEY unique_policy_per_entity",
                        "INSERT INTO " + POLICIES
                                + " (company_id, configurable_type, configurable_id, policy_type, config, deleted_at)"
                                + " SELECT company_id, configurable_type, configurable_id, policy_type, config,"
                                + " deleted_at FROM " + POLICIES + " WHERE id = 1"),
                of("TEN258", NOTIFICATIONS, "notif_config_unique_constraint",
                        "ALTER TABLE " + NOTIFICATIONS + " DROP KEY notif_config_unique_constraint",
                        "INSERT INTO " + NOTIFICATIONS
                                + " (company_id, configurable_type, configurable_id, event_type, channel)"
                                + " SELECT company_id, configurable_type, configurable_id, event_type, channel FROM "
                                + NOTIFICATIONS + " WHERE id = 1"),
                of("TEN258", STATS, "unique_customer_stat_period",
                        "ALTER TABLE " + STATS + " DROP KEY unique_customer_stat_period",
                        "INSERT INTO " + STATS + " (company_id, customer_id, stat_type, period_start, period_end)"
                                + " SELECT company_id, customer_id, stat_type, period_start, period_end FROM " + STATS
                                + " WHERE company_id = 1"));
    }

    private static List<Mutant> violations() {
        String negative = "UPDATE invoices SET net = -1 WHERE company_id = 1";
        return List.of(
                of("TEN259", "invoices", "invoices_net", "ALTER TABLE invoices DROP CONSTRAINT invoices_net",
                        "ALTER TABLE invoices DROP CONSTRAINT invoices_tax", negative),
                of("TEN259", "invoices", "invoices_tax", "ALTER TABLE invoices DROP CONSTRAINT invoices_tax",
                        "UPDATE invoices SET tax = 101 WHERE company_id = 1"),
                of("TEN259", "invoices", "invoices_net", "SET check_constraint_checks = 0", negative).on(MARIADB));
    }
}
