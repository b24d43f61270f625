-- Create test company and policy
INSERT INTO companies (id, name, created_at, updated_at)
VALUES (999998, 'Test Soft Delete Company', NOW(), NOW());

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
VALUES
  (999998, 'App\\Models\\Company', '999998', 'cancellation', '{"hours_before": 24}', NOW(), NOW());

-- Get the policy ID
SET @policy_id = LAST_INSERT_ID();

-- Soft delete the policy
UPDATE policy_configurations
SET deleted_at = NOW()
WHERE id = @policy_id;

-- Verify soft delete
SELECT
  id,
  company_id,
  policy_type,
  deleted_at IS NOT NULL AS is_soft_deleted
FROM policy_configurations
WHERE id = @policy_id;

-- Test unique constraint with soft delete (should allow duplicate after soft delete)
INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
VALUES
  (999998, 'App\\Models\\Company', '999998', 'cancellation', '{"hours_before": 48}', NOW(), NOW());

-- Cleanup
DELETE FROM companies WHERE id = 999998;
