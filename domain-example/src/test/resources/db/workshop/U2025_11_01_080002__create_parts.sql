-- WorkshopSchema: takes back the creation of parts; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of parts
DROP TABLE `parts`;
