-- AppointmentSchema: takes back the creation of policy_configurations; its rows go with it.
-- tenure:undoes 1
-- tenure:loses the rows of policy_configurations
DROP TABLE `policy_configurations`;
