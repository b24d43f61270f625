-- AppointmentSchema: takes back the creation of notification_configurations; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of notification_configurations
DROP TABLE `notification_configurations`;
