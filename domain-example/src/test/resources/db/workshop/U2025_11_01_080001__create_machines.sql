-- WorkshopSchema: takes back the creation of machines; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of machines
DROP TABLE `machines`;
