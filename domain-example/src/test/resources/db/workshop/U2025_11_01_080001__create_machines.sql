-- WorkshopSchema: takes back the creation of machines; its rows go with it.
DROP TABLE `machines`;
