-- AppointmentSchema: creates policy_configurations from dev.tenure.example.PolicyConfiguration.
-- tenure:chain 2 of 6, from nothing to 9339e2afbecc
CREATE TABLE `policy_configurations` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `company_id` BIGINT UNSIGNED NOT NULL,
  `configurable_type` VARCHAR(255) NOT NULL,
  `configurable_id` VARCHAR(255) NOT NULL,
  `policy_type` ENUM('cancellation', 'reschedule', 'recurring') NOT NULL,
  `config` JSON NOT NULL,
  `is_override` TINYINT(1) NOT NULL DEFAULT 0,
  `overrides_id` BIGINT UNSIGNED NULL DEFAULT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  `deleted_at` TIMESTAMP NULL DEFAULT NULL,
  `live` TINYINT AS (IF(`deleted_at` IS NULL, 1, NULL)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `FK_policy_company` (`company_id`, `id`),
  KEY `idx_company` (`company_id`),
  UNIQUE KEY `unique_policy_per_entity` (`company_id`, `configurable_type`, `configurable_id`, `policy_type`, `deleted_at`),
  UNIQUE KEY `live_policy_per_entity` (`company_id`, `configurable_type`, `configurable_id`, `policy_type`, `live`),
  KEY `idx_policy_type` (`company_id`, `policy_type`),
  KEY `idx_override_chain` (`is_override`, `overrides_id`),
  KEY `idx_polymorphic_config` (`company_id`, `configurable_type`, `configurable_id`),
  KEY `fk_policy_configurations_overrides_id` (`overrides_id`),
  CONSTRAINT `FK_policy_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_policy_configurations_overrides_id` FOREIGN KEY (`overrides_id`) REFERENCES `policy_configurations` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
