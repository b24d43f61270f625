package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.deploy.StepReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One step of a deployment. */
interface Step {

    /** In one or two words. */
    String name();

    /** Does it; what it throws is a finding as well. */
    void run(Course course, Notes notes) throws SQLException;

    /** What it would do, as a sentence: for a run that only tells. */
    String intent(Course course);

    /** How long it need not be repeated where nothing has changed that it stands on; empty for never. */
    default Optional<Duration> validity() {
        return Optional.empty();
    }

    /** What it is asked to do beyond what all steps stand on: with another one it is repeated. */
    default String basis() {
        return "";
    }

    /** Why what it left behind is of no use any more. */
    default Optional<String> spoilt(StepReport kept) {
        return Optional.empty();
    }

    /** Why it is of no use in this run, as a sentence. */
    default Optional<String> needless(Course course) {
        return Optional.empty();
    }

    /** Whether a run may take it that is only to tell what would be done. */
    default boolean leavesNothing() {
        return false;
    }

    /** Whether it holds for a database that is half migrated what it has shown of the one before. */
    default boolean isAboutBefore() {
        return false;
    }
}
