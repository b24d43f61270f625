-- AppointmentSchema: takes back the creation of callback_escalations; its rows go with it.
DROP TABLE `callback_escalations`;
