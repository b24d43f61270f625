-- AppointmentSchema: takes back the creation of appointment_modification_stats; its rows go with it.
DROP TABLE `appointment_modification_stats`;
