package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Proof;
import java.util.Optional;

/** Keeps users out from here on. */
final class MaintenanceOnStep implements Step {

    @Override
    public String name() {
        return "maintenance on";
    }

    @Override
    public void run(Course course, Notes notes) {
        // first, so that a run after a kill knows that it may be on
        course.become(course.state().withMaintenance(true));
        course.maintenance.switchOn(notes::say).ifPresentOrElse(
                notes::find, () -> notes.show(Proof.MAINTENANCE, "Its command ended well."));
    }

    @Override
    public Optional<String> needless(Course course) {
        return course.maintenance.isPlanned() ? MigrateStep.nothingLeft(course) : Optional.of("no command was given");
    }

    @Override
    public String intent(Course course) {
        return "Runs the command of --maintenance-on, which has to end with code 0.";
    }
}
