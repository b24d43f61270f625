-- Fifty tenants with rows in the six tables that are there before the migrations.
INSERT INTO companies (id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
SELECT i, CONCAT('Company ', i), NOW(), NOW() FROM n;

INSERT INTO customers (company_id, name, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT c.id, CONCAT('Customer ', n.i), NOW(), NOW() FROM companies c CROSS JOIN n;

INSERT INTO branches (id, company_id, name, created_at, updated_at)
SELECT CONCAT('00000000-0000-4000-8000-', LPAD(id, 12, '0')), id, 'Branch', NOW(), NOW() FROM companies;

INSERT INTO services (company_id, name, created_at, updated_at)
SELECT id, 'Service', NOW(), NOW() FROM companies;

INSERT INTO staff (id, company_id, branch_id, name, created_at, updated_at)
SELECT CONCAT('11111111-1111-4111-8111-', LPAD(id, 12, '0')), id,
  CONCAT('00000000-0000-4000-8000-', LPAD(id, 12, '0')), 'Staff', NOW(), NOW()
FROM companies;

INSERT INTO appointments (company_id, customer_id, starts_at, created_at, updated_at)
SELECT company_id, id, NOW(), NOW(), NOW() FROM customers;
