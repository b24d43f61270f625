-- Check for orphaned records (should be 0)
SELECT 'notification_configurations' AS table_name, COUNT(*) AS orphaned_count
FROM notification_configurations nc
LEFT JOIN companies c ON nc.company_id = c.id
WHERE c.id IS NULL

UNION ALL

SELECT 'policy_configurations', COUNT(*)
FROM policy_configurations pc
LEFT JOIN companies c ON pc.company_id = c.id
WHERE c.id IS NULL

UNION ALL

SELECT 'callback_requests', COUNT(*)
FROM callback_requests cr
LEFT JOIN companies c ON cr.company_id = c.id
WHERE c.id IS NULL

UNION ALL

SELECT 'appointment_modifications', COUNT(*)
FROM appointment_modifications am
LEFT JOIN companies c ON am.company_id = c.id
WHERE c.id IS NULL

UNION ALL

SELECT 'callback_escalations', COUNT(*)
FROM callback_escalations ce
LEFT JOIN companies c ON ce.company_id = c.id
WHERE c.id IS NULL

UNION ALL

SELECT 'appointment_modification_stats', COUNT(*)
FROM appointment_modification_stats ams
LEFT JOIN companies c ON ams.company_id = c.id
WHERE c.id IS NULL;
