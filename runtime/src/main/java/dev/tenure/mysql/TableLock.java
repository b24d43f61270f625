package dev.tenure.mysql;

/**
 * A lock that a statement takes on a table until it has ended.
 *
 * @param table the table
 * @param mode  whom it keeps out
 * @param why   what takes it, in a few words
 */
public record TableLock(String table, Mode mode, String why) {

    /** Whom a lock keeps out. */
    public enum Mode {

        /** Readers and writers, and it waits until every transaction that touched the table has ended. */
        EXCLUSIVE,

        /** Writers; it waits until every transaction that wrote to the table has ended. */
        READERS_PASS
    }
}
