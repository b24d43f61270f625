-- AppointmentSchema: takes back the creation of callback_requests; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of callback_requests
DROP TABLE `callback_requests`;
