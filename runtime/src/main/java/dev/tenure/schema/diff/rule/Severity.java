package dev.tenure.schema.diff.rule;

/** What becomes of a risk that nobody has accepted. */
public enum Severity {
    /** What breaks the release that runs, or loses data, stops the compile. */
    ERROR,
    /** What only has to be known before the migration runs. */
    WARNING
}
