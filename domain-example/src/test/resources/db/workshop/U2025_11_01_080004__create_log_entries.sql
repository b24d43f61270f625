-- WorkshopSchema: takes back the creation of log_entries; its rows go with it.
-- tenure:undoes 1, 2, 3
-- tenure:loses the rows of log_entries
DROP TABLE `log_entries`;
