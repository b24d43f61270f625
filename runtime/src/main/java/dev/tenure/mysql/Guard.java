package dev.tenure.mysql;

import java.util.Set;

/**
 * A question that a change has of the rows that are there.
 *
 * @param what  what the rows are that it counts, for people
 * @param sql   the statement that counts them, without a semicolon; not 0 means that the change would fail, or would
 *              change what they hold
 * @param table the table that it asks
 * @param reads the columns of {@code table} that it reads
 * @param again whether it has to be asked after the change, too
 */
public record Guard(String what, String sql, String table, Set<String> reads, boolean again) {

    public Guard {
        reads = Set.copyOf(reads);
    }
}
