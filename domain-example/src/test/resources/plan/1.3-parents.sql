-- Check required parent tables
SELECT
  TABLE_NAME,
  COLUMN_NAME,
  COLUMN_TYPE,
  IS_NULLABLE
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE()
  AND TABLE_NAME IN ('companies', 'customers', 'appointments', 'branches', 'services', 'staff')
  AND COLUMN_NAME = 'id'
ORDER BY TABLE_NAME;
