-- WorkshopSchema: takes back the creation of repairs; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of repairs
DROP TABLE `repairs`;
