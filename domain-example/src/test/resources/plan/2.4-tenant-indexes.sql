-- Check indexes on company_id columns
SELECT
  TABLE_NAME,
  INDEX_NAME,
  COLUMN_NAME,
  SEQ_IN_INDEX,
  NON_UNIQUE
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
  AND COLUMN_NAME = 'company_id'
  AND TABLE_NAME IN (
    'notification_configurations',
    'policy_configurations',
    'callback_requests',
    'appointment_modifications',
    'callback_escalations',
    'appointment_modification_stats'
  )
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX;
