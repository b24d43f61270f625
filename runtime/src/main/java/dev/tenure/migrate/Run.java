package dev.tenure.migrate;

import dev.tenure.mysql.JournalRow;
import java.util.List;
import java.util.Optional;

/**
 * One run of a migration, up or down, as the journal tells of it. An interrupted run is completed by a later call.
 *
 * @param number which of the migration's runs, from 1
 * @param rows   one for each statement that was reached, by number; never empty
 */
record Run(int number, Direction direction, List<JournalRow> rows) {

    /** Whether a statement of it had any effect, or may have had. */
    boolean hadEffect() {
        return rows.stream()
                .anyMatch(row -> row.outcome().isEmpty() || isSettled(row) || row.progress().ranges() > 0);
    }

    boolean isComplete() {
        return rows.stream().filter(Run::isSettled).count() == last().script().statements();
    }

    JournalRow last() {
        return rows.get(rows.size() - 1);
    }

    Optional<JournalRow> row(int statement) {
        return rows.stream().filter(row -> row.place().statement() == statement).findFirst();
    }

    /** How a statement ended; empty where it was not reached or is still open. */
    Optional<StatementOutcome> outcome(int statement) {
        return row(statement).flatMap(JournalRow::outcome).map(StatementOutcome::of);
    }

    /** The statement that was begun and of whose end nothing is known. */
    Optional<JournalRow> open() {
        return rows.stream().filter(row -> row.outcome().isEmpty()).findFirst();
    }

    boolean isSettled(int statement) {
        return row(statement).filter(Run::isSettled).isPresent();
    }

    private static boolean isSettled(JournalRow row) {
        return row.outcome().map(StatementOutcome::of).filter(StatementOutcome::settled).isPresent();
    }
}
