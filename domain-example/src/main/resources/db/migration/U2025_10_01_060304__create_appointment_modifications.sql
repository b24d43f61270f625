-- AppointmentSchema: takes back the creation of appointment_modifications; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of appointment_modifications
DROP TABLE `appointment_modifications`;
