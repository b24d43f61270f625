-- Twenty tenants with rows in every table: EXPLAIN of an empty table, or of one tenant's, proves nothing.
INSERT INTO companies (id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT i, CONCAT('Company ', i), NOW(), NOW() FROM n;

INSERT INTO customers (company_id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
SELECT c.id, CONCAT('Customer ', n.i), NOW(), NOW() FROM companies c CROSS JOIN n;

INSERT INTO branches (id, company_id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)
SELECT CONCAT('00000000-0000-4000-8000-', LPAD(c.id * 100 + n.i, 12, '0')), c.id, CONCAT('Branch ', n.i), NOW(), NOW()
FROM companies c CROSS JOIN n;

INSERT INTO services (company_id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
SELECT c.id, CONCAT('Service ', n.i), NOW(), NOW() FROM companies c CROSS JOIN n;

INSERT INTO staff (id, company_id, branch_id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)
SELECT CONCAT('11111111-1111-4111-8111-', LPAD(c.id * 100 + n.i, 12, '0')), c.id,
  CONCAT('00000000-0000-4000-8000-', LPAD(c.id * 100 + 1, 12, '0')), CONCAT('Staff ', n.i), NOW(), NOW()
FROM companies c CROSS JOIN n;

INSERT INTO appointments (company_id, customer_id, starts_at, created_at, updated_at)
SELECT company_id, id, NOW(), NOW(), NOW() FROM customers;

INSERT INTO notification_configurations
  (company_id, configurable_type, configurable_id, event_type, channel, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
SELECT s.company_id, 'App\\Models\\Service', s.id, CONCAT('event_', n.i), 'email', NOW(), NOW()
FROM services s CROSS JOIN n;

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
SELECT company_id, 'App\\Models\\Service', id, 'cancellation', '{"hours_before": 24}', NOW(), NOW() FROM services;

INSERT INTO policy_configurations
  (company_id, configurable_type, configurable_id, policy_type, config, created_at, updated_at)
SELECT company_id, 'App\\Models\\Staff', id, 'reschedule', '{"hours_before": 12}', NOW(), NOW() FROM staff;

INSERT INTO callback_requests
  (company_id, customer_id, branch_id, service_id, phone_number, customer_name, expires_at, created_at, updated_at)
SELECT c.company_id, c.id, CONCAT('00000000-0000-4000-8000-', LPAD(c.company_id * 100 + 1, 12, '0')),
  (SELECT MIN(s.id) FROM services s WHERE s.company_id = c.company_id), '+49 30 1234567', c.name,
  NOW() + INTERVAL 1 DAY, NOW(), NOW()
FROM customers c;

INSERT INTO appointment_modifications
  (company_id, appointment_id, customer_id, modification_type, created_at, updated_at)
SELECT company_id, id, customer_id, 'cancel', NOW(), NOW() FROM appointments;

INSERT INTO callback_escalations
  (company_id, callback_request_id, escalation_reason, escalated_to, escalated_at, created_at, updated_at)
SELECT company_id, id, 'sla_breach', CONCAT('11111111-1111-4111-8111-', LPAD(company_id * 100 + 1, 12, '0')),
  NOW(), NOW(), NOW()
FROM callback_requests;

INSERT INTO appointment_modification_stats
  (company_id, customer_id, stat_type, period_start, period_end, count, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
SELECT c.company_id, c.id, 'cancellation_count', CURDATE() - INTERVAL 30 * (n.i + 1) DAY,
  CURDATE() - INTERVAL 30 * n.i DAY, n.i, NOW(), NOW()
FROM customers c CROSS JOIN n;

ANALYZE TABLE notification_configurations, policy_configurations, callback_requests, appointment_modifications,
  callback_escalations, appointment_modification_stats;
