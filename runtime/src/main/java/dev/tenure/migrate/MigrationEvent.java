package dev.tenure.migrate;

import java.time.Duration;
import java.util.List;

/** What happens while migrations are applied or rolled back, in the order in which it happens. */
public sealed interface MigrationEvent {

    /** Another session migrates this database. @param holder who, as {@code session 42 of app@10.0.0.7} */
    record WaitingForLock(String holder) implements MigrationEvent {}

    /** From here on nobody else migrates this database. */
    record LockTaken() implements MigrationEvent {}

    /** The journal was not there and is now. */
    record JournalCreated() implements MigrationEvent {}

    /** What will be done is known, and every check that comes before the first statement has passed. */
    record Planned(Plan plan) implements MigrationEvent {}

    /** The first statement of a migration, or the first that an interruption left, comes next. */
    record Started(Migration migration, Direction direction) implements MigrationEvent {}

    /** A statement comes next; neither the journal nor the server knows of it. */
    record StatementReached(Step step) implements MigrationEvent {}

    /** The journal says that the statement is about to run. */
    record IntentRecorded(Step step) implements MigrationEvent {}

    /** The server ran the statement; the journal does not say so. */
    record StatementRun(Step step) implements MigrationEvent {}

    /** The journal says how the statement ended. */
    record OutcomeRecorded(Step step, StatementOutcome outcome) implements MigrationEvent {}

    /**
     * The statement did not get its locks and is tried again after a pause.
     *
     * @param attempt  which try comes next, from 2
     * @param blockers who is in the way, as far as the server tells
     */
    record Retrying(Step step, int attempt, Duration pause, List<String> blockers) implements MigrationEvent {}

    /** A range of the rows of a statement that is run in batches is behind it, and committed. */
    record BatchDone(Step step, BatchProgress progress) implements MigrationEvent {}

    /** An earlier run was interrupted in this statement; what it did was found out. */
    record Recovered(Step step, StatementOutcome outcome) implements MigrationEvent {}

    /**
     * All statements of the migration are behind it; the end of the last may still have to be recorded.
     *
     * @param spared the tables that it passed over
     * @param lost   what the migration took when it was applied, and taking it back does not give back
     */
    record Finished(
            Migration migration, Direction direction, Duration took, List<String> spared, List<String> lost)
            implements MigrationEvent {}

    /** Nothing is applied any more, and the journal is gone like everything else. */
    record JournalDropped() implements MigrationEvent {}

    /**
     * One statement of a run.
     *
     * @param number its place in the script, from 1
     * @param of     how many statements the script has
     */
    record Step(Migration migration, Direction direction, int number, int of) {}
}
