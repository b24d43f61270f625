package dev.tenure.migrate;

import java.util.Optional;

/**
 * How a database is taken over.
 *
 * @param history       the table of Flyway's history, which must be there then; empty for the one that Flyway makes
 *                      unless told otherwise, if it is there
 * @param ignoreHistory whether what Flyway says is passed over
 * @param locking       how long to wait for others
 */
public record AdoptionOptions(Optional<String> history, boolean ignoreHistory, Locking locking) {

    public static final AdoptionOptions DEFAULT = new AdoptionOptions(Optional.empty(), false, Locking.DEFAULT);

    public AdoptionOptions withHistory(String table) {
        return new AdoptionOptions(Optional.of(table), ignoreHistory, locking);
    }

    public AdoptionOptions withoutHistory() {
        return new AdoptionOptions(history, true, locking);
    }

    public AdoptionOptions withLocking(Locking value) {
        return new AdoptionOptions(history, ignoreHistory, value);
    }
}
