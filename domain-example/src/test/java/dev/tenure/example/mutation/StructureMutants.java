package dev.tenure.example.mutation;

import static dev.tenure.example.mutation.Mutant.Servers.MARIADB;
import static dev.tenure.example.mutation.Mutant.Servers.MYSQL;
import static dev.tenure.example.mutation.Mutant.alter;
import static dev.tenure.example.mutation.Mutant.of;

import java.util.List;
import java.util.stream.Stream;

/** Damages to what tables are like. */
final class StructureMutants {

    private static final String NOTIFICATIONS = "notification_configurations";
    private static final String POLICIES = "policy_configurations";
    private static final String CALLBACKS = "callback_requests";
    private static final String MODIFICATIONS = "appointment_modifications";
    private static final String ESCALATIONS = "callback_escalations";
    private static final String STATS = "appointment_modification_stats";
    private static final String INVOICES = "invoices";
    private static final String POSTINGS = "postings";
    private static final String LINES = "invoice_lines";

    private StructureMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(tables(), columns(), generated(), parents(), indexes(), foreignKeys(), checks(), triggers())
                .flatMap(List::stream);
    }

    private static List<Mutant> tables() {
        return List.of(
                of("TEN200", STATS, "", "DROP TABLE " + STATS),
                of("TEN200", ESCALATIONS, "", "RENAME TABLE " + ESCALATIONS + " TO callback_escalation")
                        .restoring("callback_escalation", ESCALATIONS),
                of("TEN200", STATS, "", "CREATE TABLE hidden AS SELECT * FROM " + STATS, "DROP TABLE " + STATS,
                        "CREATE VIEW " + STATS + " AS SELECT * FROM hidden").restoring(STATS, "hidden"),
                of("TEN201", ESCALATIONS, "", "DROP TABLE " + ESCALATIONS,
                        "CREATE TABLE " + ESCALATIONS + " (id BIGINT UNSIGNED) ENGINE=MyISAM"),
                alter("TEN202", ESCALATIONS, "", "DEFAULT CHARSET=latin1"),
                alter("TEN202", STATS, "", "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
                alter("TEN203", INVOICES, "", "COMMENT='something else'"),
                alter("TEN204", LINES, "PRIMARY", "DROP PRIMARY KEY"),
                alter("TEN204", STATS, "PRIMARY", "DROP PRIMARY KEY, ADD PRIMARY KEY (id, company_id)"),
                alter("TEN204", LINES, "PRIMARY", "DROP PRIMARY KEY, ADD PRIMARY KEY (position, invoice_id)"));
    }

    private static List<Mutant> columns() {
        return List.of(
                alter("TEN206", CALLBACKS, "notes", "DROP COLUMN notes"),
                alter("TEN206", CALLBACKS, "status", "DROP COLUMN status"),
                alter("TEN206", CALLBACKS, "phone_number", "RENAME COLUMN phone_number TO phone"),
                alter("TEN207", CALLBACKS, "phone", "RENAME COLUMN phone_number TO phone"),
                alter("TEN207", MODIFICATIONS, "surprise", "ADD COLUMN surprise INT"),
                alter("TEN205", CALLBACKS, "notes", "MODIFY notes TEXT NULL AFTER id"),
                alter("TEN205", STATS, "period_end", "MODIFY period_end DATE NOT NULL FIRST"),
                alter("TEN208", NOTIFICATIONS, "retry_count", "MODIFY retry_count BIGINT NOT NULL DEFAULT 3"),
                alter("TEN208", NOTIFICATIONS, "retry_count", "MODIFY retry_count INT UNSIGNED NOT NULL DEFAULT 3"),
                alter("TEN208", MODIFICATIONS, "modified_by_id", "MODIFY modified_by_id BIGINT NULL"),
                alter("TEN208", NOTIFICATIONS, "is_enabled", "MODIFY is_enabled TINYINT NOT NULL DEFAULT 1"),
                alter("TEN208", CALLBACKS, "phone_number", "MODIFY phone_number VARCHAR(51) NOT NULL"),
                alter("TEN208", CALLBACKS, "assigned_to", "MODIFY assigned_to VARCHAR(36) NULL"),
                alter("TEN208", CALLBACKS, "notes", "MODIFY notes MEDIUMTEXT NULL"),
                alter("TEN208", MODIFICATIONS, "reason", "MODIFY reason VARCHAR(255) NULL"),
                alter("TEN208", MODIFICATIONS, "fee_charged", "MODIFY fee_charged DECIMAL(10,4) NOT NULL DEFAULT 0"),
                alter("TEN208", MODIFICATIONS, "fee_charged", "MODIFY fee_charged DOUBLE NOT NULL DEFAULT 0"),
                alter("TEN208", STATS, "period_start", "MODIFY period_start DATETIME NOT NULL"),
                alter("TEN208", ESCALATIONS, "resolved_at", "MODIFY resolved_at DATETIME NULL"),
                alter("TEN208", POLICIES, "created_at", "MODIFY created_at TIMESTAMP(6) NULL"),
                alter("TEN208", INVOICES, "issued_at", "MODIFY issued_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP"
                        + " ON UPDATE CURRENT_TIMESTAMP COMMENT 'when it went out'"),
                alter("TEN208", POLICIES, "config", "MODIFY config LONGTEXT NOT NULL"),
                alter("TEN208", POLICIES, "config",
                        "MODIFY config LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL"),
                alter("TEN208", CALLBACKS, "priority",
                        "MODIFY priority ENUM('normal', 'high') NOT NULL DEFAULT 'normal'"),
                alter("TEN208", CALLBACKS, "priority",
                        "MODIFY priority ENUM('normal', 'high', 'urgent', 'now') NOT NULL DEFAULT 'normal'"),
                alter("TEN208", CALLBACKS, "priority",
                        "MODIFY priority ENUM('high', 'normal', 'urgent') NOT NULL DEFAULT 'normal'"),
                alter("TEN208", CALLBACKS, "priority",
                        "MODIFY priority ENUM('normal', 'High', 'urgent') NOT NULL DEFAULT 'normal'"),
                alter("TEN209", CALLBACKS, "phone_number", "MODIFY phone_number VARCHAR(50) NULL"),
                alter("TEN209", STATS, "company_id", "MODIFY company_id BIGINT UNSIGNED NULL"),
                of("TEN209", NOTIFICATIONS, "updated_at", "UPDATE " + NOTIFICATIONS + " SET updated_at = NOW()",
                        "ALTER TABLE " + NOTIFICATIONS + " MODIFY updated_at TIMESTAMP NOT NULL DEFAULT '2025-01-01'"),
                alter("TEN210", NOTIFICATIONS, "retry_count", "ALTER COLUMN retry_count DROP DEFAULT"),
                alter("TEN210", NOTIFICATIONS, "retry_count", "ALTER COLUMN retry_count SET DEFAULT 4"),
                alter("TEN210", NOTIFICATIONS, "event_type", "ALTER COLUMN event_type SET DEFAULT ''"),
                alter("TEN210", NOTIFICATIONS, "template_override",
                        "ALTER COLUMN template_override SET DEFAULT 'NULL'"),
                alter("TEN210", CALLBACKS, "status", "ALTER COLUMN status SET DEFAULT 'assigned'"),
                alter("TEN210", MODIFICATIONS, "fee_charged", "ALTER COLUMN fee_charged SET DEFAULT 0.01"),
                alter("TEN210", STATS, "calculated_at", "MODIFY calculated_at TIMESTAMP NOT NULL DEFAULT '2025-01-01'"),
                alter("TEN210", STATS, "created_at", "MODIFY created_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP"),
                alter("TEN211", STATS, "calculated_at", "MODIFY calculated_at TIMESTAMP NOT NULL"
                        + " DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"),
                alter("TEN211", INVOICES, "issued_at", "MODIFY issued_at TIMESTAMP(6) NOT NULL"
                        + " DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'when it went out'"),
                alter("TEN212", NOTIFICATIONS, "id", "MODIFY id BIGINT UNSIGNED NOT NULL"),
                alter("TEN214", CALLBACKS, "customer_name",
                        "MODIFY customer_name VARCHAR(255) COLLATE utf8mb4_bin NOT NULL"),
                alter("TEN214", CALLBACKS, "phone_number",
                        "MODIFY phone_number VARCHAR(50) CHARACTER SET latin1 NOT NULL"),
                alter("TEN214", INVOICES, "number", "MODIFY number VARCHAR(40) NOT NULL"),
                alter("TEN215", CALLBACKS, "notes", "MODIFY notes TEXT NULL COMMENT 'see the wiki'"),
                alter("TEN215", INVOICES, "issued_at", "MODIFY issued_at TIMESTAMP(6) NOT NULL"
                        + " DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)"),
                alter("TEN216", CALLBACKS, "notes", "MODIFY notes TEXT NULL INVISIBLE"));
    }

    private static List<Mutant> generated() {
        String live = "DROP KEY live_policy_per_entity, DROP COLUMN live, ADD COLUMN live TINYINT ";
        return List.of(
                of("TEN213", POLICIES, "live", "ALTER TABLE " + POLICIES + " DROP KEY live_policy_per_entity",
                        "ALTER TABLE " + POLICIES + " DROP COLUMN live, ADD COLUMN live TINYINT"
                                + " AS (IF(deleted_at IS NULL, NULL, 1)) STORED"),
                alter("TEN213", POLICIES, "live", live + "AS (IF(deleted_at IS NULL, 1, NULL)) VIRTUAL"),
                alter("TEN213", POLICIES, "live", live + "NULL"),
                alter("TEN213", INVOICES, "gross", "DROP COLUMN gross,"
                        + " ADD COLUMN gross DECIMAL(10,2) AS (net - tax) STORED AFTER tax"),
                alter("TEN213", INVOICES, "gross", "DROP COLUMN gross,"
                        + " ADD COLUMN gross DECIMAL(10,2) AS (net + tax) VIRTUAL AFTER tax"),
                alter("TEN213", INVOICES, "gross", "MODIFY gross DECIMAL(10,2) NULL"),
                alter("TEN213", STATS, "count", "DROP COLUMN count, ADD COLUMN count INT AS (1 + 1) AFTER period_end"));
    }

    private static List<Mutant> parents() {
        return List.of(
                of("TEN200", "services", "", "DROP TABLE services"),
                alter("TEN206", "customers", "name", "DROP COLUMN name"),
                alter("TEN206", "appointments", "starts_at", "RENAME COLUMN starts_at TO begins_at"),
                alter("TEN208", "companies", "name", "MODIFY name TEXT NOT NULL"),
                alter("TEN209", "branches", "name", "MODIFY name VARCHAR(255) NULL"),
                of("TEN208", "services", "id",
                        "ALTER TABLE " + CALLBACKS + " DROP FOREIGN KEY fk_callback_requests_service_id",
                        "ALTER TABLE services MODIFY id BIGINT NOT NULL AUTO_INCREMENT")
                        .restoring("services", CALLBACKS),
                of("TEN208", "services", "id",
                        "ALTER TABLE " + CALLBACKS + " DROP FOREIGN KEY fk_callback_requests_service_id",
                        "ALTER TABLE services MODIFY id INT UNSIGNED NOT NULL AUTO_INCREMENT")
                        .restoring("services", CALLBACKS),
                of("TEN204", "services", "PRIMARY",
                        "ALTER TABLE " + CALLBACKS + " DROP FOREIGN KEY fk_callback_requests_service_id",
                        "ALTER TABLE services DROP PRIMARY KEY, ADD PRIMARY KEY (id, company_id)")
                        .restoring("services", CALLBACKS),
                of("TEN201", "services", "",
                        "ALTER TABLE " + CALLBACKS + " DROP FOREIGN KEY fk_callback_requests_service_id",
                        "ALTER TABLE services DROP FOREIGN KEY services_company_id_foreign",
                        "ALTER TABLE services ENGINE=MyISAM").restoring("services", CALLBACKS));
    }

    private static List<Mutant> indexes() {
        String policies = "company_id, configurable_type, configurable_id, policy_type";
        return List.of(
                alter("TEN220", CALLBACKS, "idx_company_created", "DROP KEY idx_company_created"),
                alter("TEN220", CALLBACKS, "idx_status_priority_expires",
                        "RENAME KEY idx_status_priority_expires TO x"),
                alter("TEN221", CALLBACKS, "x", "RENAME KEY idx_status_priority_expires TO x"),
                alter("TEN220", POLICIES, "live_policy_per_entity", "DROP KEY live_policy_per_entity"),
                alter("TEN220", POLICIES, "unique_policy_per_entity", "DROP KEY unique_policy_per_entity"),
                alter("TEN221", STATS, "surprise", "ADD KEY surprise (company_id, count)"),
                alter("TEN221", STATS, "surprise", "ADD UNIQUE KEY surprise (id, company_id)"),
                alter("TEN221", CALLBACKS, "surprise", "ADD FULLTEXT KEY surprise (notes)"),
                alter("TEN222", STATS, "unique_customer_stat_period", "DROP KEY unique_customer_stat_period,"
                        + " ADD KEY unique_customer_stat_period (company_id, customer_id, stat_type, period_start)"),
                alter("TEN222", STATS, "idx_customer_stats_lookup", "DROP KEY idx_customer_stats_lookup,"
                        + " ADD UNIQUE KEY idx_customer_stats_lookup"
                        + " (company_id, customer_id, stat_type, period_start)"),
                alter("TEN223", CALLBACKS, "idx_assigned_status", "DROP KEY idx_assigned_status,"
                        + " ADD KEY idx_assigned_status (company_id, status, assigned_to)"),
                alter("TEN223", CALLBACKS, "idx_assigned_status", "DROP KEY idx_assigned_status,"
                        + " ADD KEY idx_assigned_status (assigned_to, status)"),
                alter("TEN223", CALLBACKS, "idx_company_created", "DROP KEY idx_company_created,"
                        + " ADD KEY idx_company_created (company_id, created_at, status)"),
                alter("TEN223", POLICIES, "unique_policy_per_entity", "DROP KEY unique_policy_per_entity,"
                        + " ADD KEY unique_policy_per_entity (" + policies + ")"),
                alter("TEN223", POLICIES, "live_policy_per_entity", "DROP KEY live_policy_per_entity,"
                        + " ADD UNIQUE KEY live_policy_per_entity (" + policies + ", id)"),
                alter("TEN223", NOTIFICATIONS, "notif_config_polymorphic_idx", "DROP KEY notif_config_polymorphic_idx,"
                        + " ADD KEY notif_config_polymorphic_idx (configurable_type(50), configurable_id)"),
                alter("TEN223", INVOICES, "invoices_note", "DROP KEY invoices_note,"
                        + " ADD KEY invoices_note (company_id, note(30))"),
                alter("TEN223", STATS, "idx_stale_stats", "DROP KEY idx_stale_stats,"
                        + " ADD KEY idx_stale_stats (company_id, (count + 1), stat_type)").on(MYSQL),
                alter("TEN224", STATS, "idx_cleanup_old_stats", "DROP KEY idx_cleanup_old_stats,"
                        + " ADD KEY idx_cleanup_old_stats (company_id, period_end DESC, calculated_at)"),
                alter("TEN224", INVOICES, "invoices_latest", "DROP KEY invoices_latest,"
                        + " ADD KEY invoices_latest (company_id, issued_at)"),
                alter("TEN225", STATS, "idx_stale_stats", "ALTER INDEX idx_stale_stats INVISIBLE").on(MYSQL),
                alter("TEN225", STATS, "idx_stale_stats", "ALTER INDEX idx_stale_stats IGNORED").on(MARIADB),
                alter("TEN226", CALLBACKS, "idx_company_created", "DROP KEY idx_company_created,"
                        + " ADD FULLTEXT KEY idx_company_created (notes)"));
    }

    private static List<Mutant> foreignKeys() {
        String service = "DROP FOREIGN KEY fk_callback_requests_service_id";
        return List.of(
                alter("TEN230", CALLBACKS, "fk_callback_requests_service_id", service),
                alter("TEN230", MODIFICATIONS, "FK_mods_company", "DROP FOREIGN KEY FK_mods_company"),
                alter("TEN231", CALLBACKS, "surprise", "ADD CONSTRAINT surprise FOREIGN KEY (assigned_to)"
                        + " REFERENCES staff (id) ON DELETE SET NULL ON UPDATE RESTRICT"),
                foreignKey("TEN231", CALLBACKS, "other_name", service,
                        "other_name FOREIGN KEY (service_id) REFERENCES services (id) ON DELETE SET NULL"),
                foreignKey("TEN232", CALLBACKS, "fk_callback_requests_service_id", service,
                        "fk_callback_requests_service_id FOREIGN KEY (service_id) REFERENCES customers (id)"
                                + " ON DELETE SET NULL"),
                foreignKey("TEN232", CALLBACKS, "fk_callback_requests_service_id", service,
                        "fk_callback_requests_service_id FOREIGN KEY (customer_id) REFERENCES services (id)"
                                + " ON DELETE SET NULL"),
                foreignKey("TEN232", LINES, "FK_invoice_lines_invoice", "DROP FOREIGN KEY FK_invoice_lines_invoice",
                        "FK_invoice_lines_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE"),
                foreignKey("TEN233", CALLBACKS, "FK_callback_company", "DROP FOREIGN KEY FK_callback_company",
                        "FK_callback_company FOREIGN KEY (company_id) REFERENCES companies (id) ON UPDATE CASCADE"),
                foreignKey("TEN233", CALLBACKS, "fk_callback_requests_service_id", service,
                        "fk_callback_requests_service_id FOREIGN KEY (service_id) REFERENCES services (id)"
                                + " ON DELETE CASCADE"),
                foreignKey("TEN233", CALLBACKS, "fk_callback_requests_branch_id",
                        "DROP FOREIGN KEY fk_callback_requests_branch_id",
                        "fk_callback_requests_branch_id FOREIGN KEY (branch_id) REFERENCES branches (id)"),
                foreignKey("TEN234", POLICIES, "FK_policy_company", "DROP FOREIGN KEY FK_policy_company",
                        "FK_policy_company FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE"),
                foreignKey("TEN234", CALLBACKS, "fk_callback_requests_service_id", service,
                        "fk_callback_requests_service_id FOREIGN KEY (service_id) REFERENCES services (id)"
                                + " ON DELETE SET NULL ON UPDATE CASCADE"));
    }

    /** MySQL does not take a name back within the statement that drops it. */
    private static Mutant foreignKey(String code, String table, String key, String drop, String add) {
        return of(code, table, key, "ALTER TABLE " + table + " " + drop,
                "ALTER TABLE " + table + " ADD CONSTRAINT " + add);
    }

    private static List<Mutant> checks() {
        String drop = "DROP CONSTRAINT invoices_net";
        return List.of(
                alter("TEN240", INVOICES, "invoices_net", drop),
                alter("TEN241", STATS, "surprise", "ADD CONSTRAINT surprise CHECK (count < 1000000)"),
                of("TEN242", INVOICES, "invoices_net", "ALTER TABLE invoices " + drop,
                        "ALTER TABLE invoices ADD CONSTRAINT invoices_net CHECK (net > 0)"),
                of("TEN242", INVOICES, "invoices_net", "ALTER TABLE invoices " + drop,
                        "ALTER TABLE invoices ADD CONSTRAINT invoices_net CHECK (net >= -1)"),
                of("TEN242", INVOICES, "invoices_tax", "ALTER TABLE invoices DROP CONSTRAINT invoices_tax",
                        "ALTER TABLE invoices ADD CONSTRAINT invoices_tax CHECK (tax BETWEEN 1 AND net)"),
                alter("TEN243", INVOICES, "invoices_net", "ALTER CHECK invoices_net NOT ENFORCED").on(MYSQL));
    }

    private static List<Mutant> triggers() {
        return List.of(
                of("TEN244", POSTINGS, "postings_no_update", "DROP TRIGGER postings_no_update"),
                of("TEN244", POSTINGS, "postings_no_delete", "DROP TRIGGER postings_no_delete"),
                of("TEN246", POSTINGS, "postings_no_update", "DROP TRIGGER postings_no_update",
                        "CREATE TRIGGER postings_no_update AFTER UPDATE ON postings"
                                + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'"),
                of("TEN246", POSTINGS, "postings_no_delete", "DROP TRIGGER postings_no_delete",
                        "CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings FOR EACH ROW SET @gone = OLD.id"),
                of("TEN246", POSTINGS, "postings_no_delete", "DROP TRIGGER postings_no_delete",
                        "CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings"
                                + " FOR EACH ROW SIGNAL SQLSTATE '01000' SET MESSAGE_TEXT = 'append-only'"),
                of("TEN245", POLICIES, "surprise",
                        "CREATE TRIGGER surprise BEFORE INSERT ON " + POLICIES
                                + " FOR EACH ROW SET NEW.is_override = 1"),
                of("TEN245", STATS, "surprise",
                        "CREATE TRIGGER surprise AFTER DELETE ON " + STATS + " FOR EACH ROW SET @gone = OLD.id"));
    }
}
