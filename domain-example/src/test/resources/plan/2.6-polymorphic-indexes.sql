-- Check polymorphic indexes (configurable_type + configurable_id)
SELECT
  TABLE_NAME,
  INDEX_NAME,
  GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columns
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
  AND TABLE_NAME IN ('notification_configurations', 'policy_configurations')
  AND INDEX_NAME LIKE '%polymorphic%'
GROUP BY TABLE_NAME, INDEX_NAME
ORDER BY TABLE_NAME;
