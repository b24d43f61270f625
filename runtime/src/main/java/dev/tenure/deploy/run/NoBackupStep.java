package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;

/** No backup: what the gate makes of that is its own matter. */
final class NoBackupStep implements Step {

    @Override
    public String name() {
        return BackupStep.NAME;
    }

    @Override
    public void run(Course course, Notes notes) {
        notes.say("None was taken, as --no-backup says.");
    }

    @Override
    public String intent(Course course) {
        return "Takes none, as --no-backup says.";
    }
}
