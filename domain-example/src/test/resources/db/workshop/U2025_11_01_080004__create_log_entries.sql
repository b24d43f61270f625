-- WorkshopSchema: takes back the creation of log_entries; its rows go with it.
DROP TABLE `log_entries`;
