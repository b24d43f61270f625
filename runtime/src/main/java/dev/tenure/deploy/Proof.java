package dev.tenure.deploy;

/** What has to be shown before a production is migrated. */
public enum Proof {

    /** The migrations that are pending ran, on a copy. */
    MIGRATED,

    /** They ran a second time, once they had been taken back. */
    MIGRATED_AGAIN,

    /** The foreign keys are as declared, and those to the tenant cascade. */
    FOREIGN_KEYS,

    /** The indexes are as declared. */
    INDEXES,

    /** Rows that a unique key forbids are refused. */
    UNIQUE_KEYS,

    /** With a tenant its rows go, and no others. */
    CASCADE,

    /** A row that is deleted softly leaves its place to another one. */
    SOFT_DELETE,

    /** The way back leads to the structure of before. */
    ROLLED_BACK,

    /** There is a backup of this database. */
    BACKUP,

    /** Users are kept out meanwhile, or somebody said why they need not be. */
    MAINTENANCE,

    /** There is time enough to go back. */
    ROLLBACK_WINDOW
}
