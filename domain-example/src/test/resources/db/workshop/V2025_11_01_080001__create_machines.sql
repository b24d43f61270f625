-- WorkshopSchema: creates machines from dev.tenure.example.workshop.Machine.
-- tenure:chain 2 of 5, from nothing to 63dcd830e6b2
CREATE TABLE `machines` (
  `id` CHAR(36) NOT NULL,
  `workshop_id` CHAR(36) NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  `power` INT NOT NULL,
  `price` DECIMAL(8,2) NOT NULL,
  `version` BIGINT NOT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `machine_by_name` (`workshop_id`, `name`),
  UNIQUE KEY `uk_workshop_id_id` (`workshop_id`, `id`),
  CONSTRAINT `fk_machines_workshop_id` FOREIGN KEY (`workshop_id`) REFERENCES `workshops` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `chk_machines_power_min` CHECK (`power` >= 1),
  CONSTRAINT `chk_machines_power_max` CHECK (`power` <= 500),
  CONSTRAINT `chk_machines_price_positive` CHECK (`price` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
