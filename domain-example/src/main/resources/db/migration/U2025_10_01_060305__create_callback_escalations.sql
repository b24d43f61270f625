-- AppointmentSchema: takes back the creation of callback_escalations; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of callback_escalations
DROP TABLE `callback_escalations`;
