-- AppointmentSchema: creates notification_configurations from dev.tenure.example.NotificationConfiguration.
-- tenure:chain 1 of 6, from nothing to 9339e2afbecc
CREATE TABLE `notification_configurations` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `company_id` BIGINT UNSIGNED NOT NULL,
  `configurable_type` VARCHAR(255) NOT NULL,
  `configurable_id` VARCHAR(255) NOT NULL,
  `event_type` VARCHAR(100) NOT NULL,
  `channel` ENUM('email', 'sms', 'whatsapp', 'push') NOT NULL,
  `fallback_channel` ENUM('email', 'sms', 'whatsapp', 'push', 'none') NULL DEFAULT NULL,
  `is_enabled` TINYINT(1) NOT NULL DEFAULT 1,
  `retry_count` INT NOT NULL DEFAULT 3,
  `retry_delay_minutes` INT NOT NULL DEFAULT 5,
  `template_override` VARCHAR(255) NULL DEFAULT NULL,
  `metadata` JSON NULL DEFAULT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `notif_config_company_idx` (`company_id`),
  UNIQUE KEY `notif_config_unique_constraint` (`company_id`, `configurable_type`, `configurable_id`, `event_type`, `channel`),
  KEY `notif_config_lookup_idx` (`company_id`, `configurable_type`, `configurable_id`, `event_type`, `channel`),
  KEY `notif_config_event_enabled_idx` (`company_id`, `event_type`, `is_enabled`),
  KEY `notif_config_polymorphic_idx` (`configurable_type`, `configurable_id`),
  CONSTRAINT `FK_notif_config_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
