package dev.tenure.mysql;

import java.util.Optional;

/**
 * A lock that a statement takes on a table.
 *
 * @param table the table
 * @param mode  whom it keeps out, and how long
 * @param why   what takes it, in a few words
 * @param size  how large the table is, where that decides how long others wait and was asked
 */
public record TableLock(String table, Mode mode, String why, Optional<TableSize> size) {

    TableLock(String table, Mode mode, String why) {
        this(table, mode, why, Optional.empty());
    }

    public TableLock withSize(Optional<TableSize> value) {
        return new TableLock(table, mode, why, value);
    }

    /** Whom a lock keeps out, and how long. */
    public enum Mode {

        /**
         * Readers and writers, until the statement has ended. It waits until every transaction that touched the table
         * has ended, and all who come after it wait behind it.
         */
        EXCLUSIVE,

        /** Writers, until the statement has ended, and readers at its end, for which it waits as {@link #EXCLUSIVE}. */
        SHARED,

        /** Writers, until the statement has ended; it waits until every transaction that wrote has ended. */
        READERS_PASS,

        /** Readers and writers, for a moment at its beginning and end, for which it waits as {@link #EXCLUSIVE}. */
        BRIEF
    }
}
