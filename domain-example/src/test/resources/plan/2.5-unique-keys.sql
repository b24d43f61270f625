-- Check unique constraints
SELECT
  TABLE_NAME,
  CONSTRAINT_NAME,
  GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) AS columns
FROM information_schema.KEY_COLUMN_USAGE
WHERE TABLE_SCHEMA = DATABASE()
  AND TABLE_NAME IN (
    'notification_configurations',
    'policy_configurations',
    'appointment_modification_stats'
  )
  AND CONSTRAINT_NAME LIKE '%unique%'
GROUP BY TABLE_NAME, CONSTRAINT_NAME
ORDER BY TABLE_NAME;
