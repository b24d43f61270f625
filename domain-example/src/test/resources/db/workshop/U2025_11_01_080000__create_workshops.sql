-- WorkshopSchema: takes back the creation of workshops; its rows go with it.
DROP TABLE `workshops`;
