-- WorkshopSchema: creates log_entries from dev.tenure.example.workshop.LogEntry.
-- tenure:chain 5 of 5, from nothing to 63dcd830e6b2
CREATE TABLE `log_entries` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `workshop_id` CHAR(36) NOT NULL,
  `number` CHAR(36) NOT NULL,
  `subject_type` VARCHAR(255) NOT NULL,
  `subject_id` CHAR(36) NOT NULL,
  `repair_id` BIGINT UNSIGNED NULL DEFAULT NULL,
  `level` ENUM('note', 'warning') NOT NULL,
  `text` VARCHAR(200) NOT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `log_entry_by_number` (`workshop_id`, `number`),
  KEY `log_entries_by_subject` (`workshop_id`, `subject_type`, `subject_id`),
  KEY `fk_log_entries_repair_id` (`repair_id`),
  CONSTRAINT `fk_log_entries_workshop_id` FOREIGN KEY (`workshop_id`) REFERENCES `workshops` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_log_entries_repair_id` FOREIGN KEY (`repair_id`) REFERENCES `repairs` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TRIGGER `log_entries_no_update` BEFORE UPDATE ON `log_entries`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: rows are neither changed nor deleted';

CREATE TRIGGER `log_entries_no_delete` BEFORE DELETE ON `log_entries`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: rows are neither changed nor deleted';
