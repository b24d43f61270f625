-- Test composite index performance
EXPLAIN FORMAT=TRADITIONAL SELECT *
FROM notification_configurations
WHERE company_id = 1
  AND event_type = 'booking_confirmed'
  AND is_enabled = 1;

-- Test polymorphic index
EXPLAIN FORMAT=TRADITIONAL SELECT *
FROM policy_configurations
WHERE company_id = 1
  AND configurable_type = 'App\\Models\\Service'
  AND configurable_id = '123';

-- Test rolling window stats lookup
EXPLAIN FORMAT=TRADITIONAL SELECT *
FROM appointment_modification_stats
WHERE company_id = 1
  AND customer_id = 456
  AND stat_type = 'cancellation_count'
  AND period_start >= CURDATE() - INTERVAL 30 DAY;
