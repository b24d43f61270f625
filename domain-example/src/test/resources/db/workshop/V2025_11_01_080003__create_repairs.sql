-- WorkshopSchema: creates repairs from dev.tenure.example.workshop.Repair.
-- tenure:chain 4 of 5, from nothing to 63dcd830e6b2
CREATE TABLE `repairs` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `workshop_id` CHAR(36) NOT NULL,
  `machine_id` CHAR(36) NULL DEFAULT NULL,
  `due_on` DATE NOT NULL,
  `version` INT NOT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL,
  `deleted_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `fk_repairs_workshop_id` (`workshop_id`),
  KEY `fk_repairs_machine_id` (`machine_id`),
  KEY `fk_repairs_machine_id_tenant` (`workshop_id`, `machine_id`),
  CONSTRAINT `fk_repairs_workshop_id` FOREIGN KEY (`workshop_id`) REFERENCES `workshops` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_repairs_machine_id` FOREIGN KEY (`machine_id`) REFERENCES `machines` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT,
  CONSTRAINT `fk_repairs_machine_id_tenant` FOREIGN KEY (`workshop_id`, `machine_id`) REFERENCES `machines` (`workshop_id`, `id`) ON DELETE NO ACTION ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
