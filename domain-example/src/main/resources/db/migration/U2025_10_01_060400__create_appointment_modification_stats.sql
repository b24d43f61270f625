-- AppointmentSchema: takes back the creation of appointment_modification_stats; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of appointment_modification_stats
DROP TABLE `appointment_modification_stats`;
