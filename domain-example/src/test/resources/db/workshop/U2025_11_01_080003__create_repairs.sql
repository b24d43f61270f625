-- WorkshopSchema: takes back the creation of repairs; its rows go with it.
DROP TABLE `repairs`;
