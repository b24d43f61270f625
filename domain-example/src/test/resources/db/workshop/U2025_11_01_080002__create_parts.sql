-- WorkshopSchema: takes back the creation of parts; its rows go with it.
DROP TABLE `parts`;
