-- AppointmentSchema: creates callback_escalations from dev.tenure.example.CallbackEscalation.
-- tenure:chain 5 of 6, from nothing to 9339e2afbecc
CREATE TABLE `callback_escalations` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `company_id` BIGINT UNSIGNED NOT NULL,
  `callback_request_id` BIGINT UNSIGNED NOT NULL,
  `escalation_reason` ENUM('sla_breach', 'manual_escalation', 'multiple_attempts_failed') NOT NULL,
  `escalated_from` CHAR(36) NULL DEFAULT NULL,
  `escalated_to` CHAR(36) NULL DEFAULT NULL,
  `escalated_at` TIMESTAMP NOT NULL,
  `resolved_at` TIMESTAMP NULL DEFAULT NULL,
  `resolution_notes` TEXT NULL DEFAULT NULL,
  `metadata` JSON NULL DEFAULT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `idx_company` (`company_id`),
  KEY `idx_company_callback` (`company_id`, `callback_request_id`),
  KEY `idx_escalated_to_resolved` (`company_id`, `escalated_to`, `resolved_at`),
  KEY `idx_company_reason` (`company_id`, `escalation_reason`),
  KEY `idx_company_escalated` (`company_id`, `escalated_at`),
  KEY `fk_callback_escalations_escalated_from` (`escalated_from`),
  KEY `fk_callback_escalations_escalated_to` (`escalated_to`),
  KEY `fk_callback_escalations_callback_request_id` (`callback_request_id`),
  CONSTRAINT `FK_escalations_company` FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_callback_escalations_escalated_from` FOREIGN KEY (`escalated_from`) REFERENCES `staff` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT,
  CONSTRAINT `fk_callback_escalations_escalated_to` FOREIGN KEY (`escalated_to`) REFERENCES `staff` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT,
  CONSTRAINT `fk_callback_escalations_callback_request_id` FOREIGN KEY (`callback_request_id`) REFERENCES `callback_requests` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
