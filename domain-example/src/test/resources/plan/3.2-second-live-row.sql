-- Beyond the plan: a second live policy for one key is refused, which the plan's unique key cannot do.
INSERT INTO companies (id, name, created_at, updated_at)
VALUES (999996, 'Test Second Live Policy', NOW(), NOW());

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
VALUES
  (999996, 'App\\Models\\Company', '999996', 'cancellation', '{"hours_before": 24}', NOW(), NOW());

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
VALUES
  (999996, 'App\\Models\\Company', '999996', 'cancellation', '{"hours_before": 48}', NOW(), NOW());
