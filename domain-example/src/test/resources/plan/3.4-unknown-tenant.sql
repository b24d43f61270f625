-- Test: Invalid company_id reference (should fail)
INSERT INTO notification_configurations
  (company_id, configurable_type, configurable_id, event_type, channel, created_at, updated_at)
VALUES
  (88888888, 'App\\Models\\Company', 999997, 'test_event', 'email', NOW(), NOW());
