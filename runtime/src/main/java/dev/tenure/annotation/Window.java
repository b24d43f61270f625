package dev.tenure.annotation;

/** The periods by which {@link Materialized} counts. Their days are those of UTC, whatever the zone of a session. */
public enum Window {
    /** From midnight to midnight. */
    DAY,
    /** From Monday to Sunday. */
    WEEK,
    /** From the first to the last day of a month. */
    MONTH
}
