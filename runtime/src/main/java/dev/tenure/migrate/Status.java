package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal says of each migration. Reading it changes nothing, not even where there is no journal yet.
 *
 * @param database the database
 * @param entries  every migration that has a file or was applied, by version
 * @param running  the session that migrates at this moment, if one does
 */
public record Status(String database, List<Entry> entries, Optional<String> running) {

    /** How far a migration is. */
    public enum State {

        /** Not applied. */
        PENDING,

        /** Applied. */
        APPLIED,

        /** A run ended within it; the next {@code migrate} goes on from there. */
        HALF_APPLIED,

        /** A rollback ended within it; the next run of either kind completes the rollback first. */
        HALF_ROLLED_BACK
    }

    /**
     * One migration.
     *
     * @param adopted    whether it found all its tables there and took them over
     * @param replacedBy the migration that stands for it since their files were folded together
     * @param batch      which run applied it, counted from 1
     * @param at         when its last statement ended, by the server's clock
     * @param by         the account that ran it
     * @param took       how long its statements took
     * @param problems   what is wrong with its files, in plain words; empty when all is well
     */
    public record Entry(
            Version version,
            String name,
            State state,
            boolean adopted,
            Optional<Version> replacedBy,
            Optional<Integer> batch,
            Optional<Instant> at,
            Optional<String> by,
            Optional<Duration> took,
            List<String> problems) {

        public Entry {
            problems = List.copyOf(problems);
        }

        /** How it is named to people. */
        public String label() {
            return version + "_" + name;
        }
    }

    public Status {
        entries = List.copyOf(entries);
    }

    /** Asks the database. */
    public static Status read(Connections connections, Schema schema, List<Migration> migrations) {
        return StatusReader.read(connections, schema, migrations);
    }
}
