-- AppointmentSchema: takes back the creation of notification_configurations; its rows go with it.
DROP TABLE `notification_configurations`;
