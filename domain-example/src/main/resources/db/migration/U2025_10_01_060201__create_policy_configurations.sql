-- AppointmentSchema: takes back the creation of policy_configurations; its rows go with it.
DROP TABLE `policy_configurations`;
