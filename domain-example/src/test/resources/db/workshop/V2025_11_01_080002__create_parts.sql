-- WorkshopSchema: creates parts from dev.tenure.example.workshop.Part.
-- tenure:chain 3 of 5, from nothing to 63dcd830e6b2
CREATE TABLE `parts` (
  `machine_id` CHAR(36) NOT NULL,
  `position` INT UNSIGNED NOT NULL,
  `workshop_id` CHAR(36) NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  PRIMARY KEY (`machine_id`, `position`),
  KEY `fk_parts_workshop_id` (`workshop_id`),
  KEY `fk_parts_machine_id` (`workshop_id`, `machine_id`),
  CONSTRAINT `fk_parts_workshop_id` FOREIGN KEY (`workshop_id`) REFERENCES `workshops` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_parts_machine_id` FOREIGN KEY (`workshop_id`, `machine_id`) REFERENCES `machines` (`workshop_id`, `id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
