package dev.tenure.deploy.run;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.Notes;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;

/** The plan's list, ticked by what the steps before have shown of this build and this database. */
final class GateStep implements Step {

    static final String NAME = "gate";

    private final Checklist checklist;
    private final Acceptances acceptances;

    GateStep(Checklist checklist, Acceptances acceptances) {
        this.checklist = checklist;
        this.acceptances = acceptances;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) {
        List<ChecklistItem> items = checklist.of(course, acceptances);
        course.checklist(items);
        notes.say("Build " + course.state().ground().shortBuild() + ": the model and "
                + course.target.migrations().size() + " migrations, "
                + course.state().ground().pending().size() + " of them pending.");
        for (ChecklistItem item : items) {
            notes.say(item.line());
            if (item.mark() != ChecklistItem.Mark.TICKED) {
                notes.find(Finding.of(
                        item.code(),
                        Subject.schema("gate"),
                        "Not shown: " + item.text() + ". " + String.join(" ", item.evidence()),
                        Acceptances.never(item.code()).isPresent()
                                ? "Let the step end well that shows it."
                                : "Let the step end well that shows it, or say --accept " + item.code()
                                        + " --because \"…\"."));
            }
        }
    }

    @Override
    public String intent(Course course) {
        return "Goes on only if each item of the list was shown by a step before.";
    }
}
