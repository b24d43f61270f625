-- Create test company
INSERT INTO companies (id, name, created_at, updated_at)
VALUES (999999, 'Test Company for Deletion', NOW(), NOW());

-- Create test records in each table
INSERT INTO notification_configurations
  (company_id, configurable_type, configurable_id, event_type, channel, created_at, updated_at)
VALUES
  (999999, 'App\\Models\\Company', 999999, 'test_event', 'email', NOW(), NOW());

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
VALUES
  (999999, 'App\\Models\\Company', '999999', 'cancellation', '{"hours_before": 24}', NOW(), NOW());

-- Verify records created
SELECT 'Before Delete' AS stage, COUNT(*) AS notification_count
FROM notification_configurations WHERE company_id = 999999;

SELECT 'Before Delete' AS stage, COUNT(*) AS policy_count
FROM policy_configurations WHERE company_id = 999999;

-- Delete company (should cascade)
DELETE FROM companies WHERE id = 999999;

-- Verify cascade deletion
SELECT 'After Delete' AS stage, COUNT(*) AS notification_count
FROM notification_configurations WHERE company_id = 999999;

SELECT 'After Delete' AS stage, COUNT(*) AS policy_count
FROM policy_configurations WHERE company_id = 999999;
