-- AppointmentSchema: takes back the creation of callback_requests; its rows go with it.
DROP TABLE `callback_requests`;
