-- AppointmentSchema: creates appointment_modification_stats from dev.tenure.example.AppointmentModificationStat.
-- tenure:chain 6 of 6, from nothing to 9339e2afbecc
CREATE TABLE `appointment_modification_stats` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `company_id` BIGINT UNSIGNED NOT NULL,
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `stat_type` ENUM('cancellation_count', 'reschedule_count') NOT NULL,
  `period_start` DATE NOT NULL,
  `period_end` DATE NOT NULL,
  `count` INT NOT NULL DEFAULT 0,
  `calculated_at` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `idx_company` (`company_id`),
  UNIQUE KEY `unique_customer_stat_period` (`company_id`, `customer_id`, `stat_type`, `period_start`),
  KEY `idx_customer_stats_lookup` (`company_id`, `customer_id`, `stat_type`, `period_start`),
  KEY `idx_cleanup_old_stats` (`company_id`, `period_end`, `calculated_at`),
  KEY `idx_stale_stats` (`company_id`, `calculated_at`, `stat_type`),
  KEY `fk_appointment_modification_stats_customer_id` (`customer_id`),
  CONSTRAINT `FK_stats_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_appointment_modification_stats_customer_id` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
