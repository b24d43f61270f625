package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import java.util.Optional;

/** Lets users in again, whatever happened before. */
final class MaintenanceOffStep implements Step {

    static final String NAME = "maintenance off";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) {
        course.maintenance.switchOff(notes::say).ifPresentOrElse(notes::find, () -> {
            notes.say("Its command ended well.");
            course.become(course.state().withMaintenance(false));
        });
    }

    @Override
    public Optional<String> needless(Course course) {
        return course.maintenance.isOn() ? Optional.empty() : Optional.of("it is not on");
    }

    @Override
    public String intent(Course course) {
        return "Runs the command of --maintenance-off, whatever happened before.";
    }
}
