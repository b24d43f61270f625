-- WorkshopSchema: creates workshops from dev.tenure.example.workshop.Workshop.
CREATE TABLE `workshops` (
  `id` CHAR(36) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
