-- WorkshopSchema: creates workshops from dev.tenure.example.workshop.Workshop.
-- tenure:chain 1 of 5, from nothing to 63dcd830e6b2
CREATE TABLE `workshops` (
  `id` CHAR(36) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
