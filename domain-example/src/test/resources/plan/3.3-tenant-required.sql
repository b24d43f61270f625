-- Create test company
INSERT INTO companies (id, name, created_at, updated_at)
VALUES (999997, 'Test NULL Constraint Company', NOW(), NOW());

-- Test 1: Missing required company_id (should fail)
INSERT INTO notification_configurations
  (configurable_type, configurable_id, event_type, channel, created_at, updated_at)
VALUES
  ('App\\Models\\Company', 999997, 'test_event', 'email', NOW(), NOW());
