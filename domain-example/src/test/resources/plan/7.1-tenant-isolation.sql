-- Get first 2 company IDs
SELECT id, name FROM companies LIMIT 2;

-- For each company, verify data isolation
-- (This is a READ-ONLY query to verify structure, not creating test data)

-- Example: Check if company_id exists and is indexed
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM notification_configurations WHERE company_id = 1;
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM policy_configurations WHERE company_id = 1;
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM callback_requests WHERE company_id = 1;
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM appointment_modifications WHERE company_id = 1;
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM callback_escalations WHERE company_id = 1;
EXPLAIN FORMAT=TRADITIONAL SELECT * FROM appointment_modification_stats WHERE company_id = 1;
