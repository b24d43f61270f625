package dev.tenure.deploy.run;

import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.StepReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The migrations on a copy, there and back. */
final class RehearseStep implements Step {

    static final String NAME = "rehearse";
    static final String ROLLBACK = "roll back";

    private static final Duration VALIDITY = Duration.ofHours(24);

    private final Rehearsing rehearsing;
    private final String basis;

    /** @param basis where, and with what: with another one it is repeated */
    RehearseStep(Rehearsing rehearsing, String basis) {
        this.rehearsing = rehearsing;
        this.basis = basis;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        RehearsalEvidence evidence = new RehearsalEvidence(course.target.schema());
        rehearsing.run(new DeployListener() {
            @Override
            public void partEnded(StepReport part) {
                notes.part(evidence.of(part));
            }

            @Override
            public void progress(long done, long of, String what) {
                notes.progress(done, of, what);
            }
        });
    }

    @Override
    public Optional<Duration> validity() {
        return Optional.of(VALIDITY);
    }

    @Override
    public String basis() {
        return basis;
    }

    @Override
    public boolean isAboutBefore() {
        return true;
    }

    @Override
    public boolean leavesNothing() {
        return true;
    }

    @Override
    public String intent(Course course) {
        return "Migrates a copy of the structure, there, back and there again, " + basis + ".";
    }
}
