-- WorkshopSchema: takes back the creation of workshops; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of workshops
DROP TABLE `workshops`;
