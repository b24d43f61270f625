-- AppointmentSchema: takes back the creation of appointment_modifications; its rows go with it.
DROP TABLE `appointment_modifications`;
