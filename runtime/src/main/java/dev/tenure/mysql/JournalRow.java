package dev.tenure.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the journal says of one statement of one run of a migration.
 *
 * @param place      which statement
 * @param script     the script as it was when the statement was begun
 * @param before     whether its table was there before it: {@code absent}, {@code present}, {@code unknown}; for one
 *                   that alters a table, what the table's fingerprint was
 * @param outcome    how it ended, in lower case; empty while it runs, and for good when its run was interrupted
 * @param batch      which call of migrate or rollback it belongs to
 * @param ended      when it ended, by the server's clock
 * @param took       how long it took
 * @param account    the account that ran it
 * @param progress   how far one that is run in batches has come
 */
public record JournalRow(
        Place place,
        Script script,
        String before,
        Optional<String> outcome,
        int batch,
        Optional<Instant> ended,
        Duration took,
        String account,
        Progress progress) {

    /** A row as it is first written: the server adds when and by whom. */
    public static JournalRow begun(Place place, Script script, String before, int batch) {
        return new JournalRow(place, script, before, Optional.empty(), batch, Optional.empty(), Duration.ZERO, "", Progress.NONE);
    }

    public JournalRow withTook(Duration value) {
        return new JournalRow(place, script, before, outcome, batch, ended, value, account, progress);
    }

    public JournalRow withOutcome(String value) {
        return new JournalRow(place, script, before, Optional.of(value), batch, ended, took, account, progress);
    }

    public JournalRow withProgress(Progress value) {
        return new JournalRow(place, script, before, outcome, batch, ended, took, account, value);
    }

    /**
     * Which statement.
     *
     * @param schema    the schema's name
     * @param version   the migration's version, as its file says it
     * @param run       the how many-eth run of that migration, counting both directions
     * @param statement its number in its script
     */
    public record Place(String schema, String version, int run, int statement) {}

    /**
     * What was to run.
     *
     * @param name       what the migration does
     * @param direction  {@code up} or {@code down}
     * @param statements how many statements the script has
     * @param checksum   the script's
     * @param statement  the statement's
     */
    public record Script(String name, String direction, int statements, String checksum, String statement) {}

    /**
     * How far a statement has come that is run range by range.
     *
     * @param ranges   how many are behind it
     * @param changed  how many rows it changed in them
     * @param position where the last of them ended; empty before the first
     */
    public record Progress(int ranges, long changed, Optional<String> position) {

        public static final Progress NONE = new Progress(0, 0, Optional.empty());

        /** One more range, which ended at {@code end}. */
        public Progress with(long changedInIt, String end) {
            return new Progress(ranges + 1, changed + changedInIt, Optional.of(end));
        }
    }
}
