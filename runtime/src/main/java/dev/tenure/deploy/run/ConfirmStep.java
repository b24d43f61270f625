package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.Optional;

/** Nothing has been changed so far; somebody has to say that it may be. */
final class ConfirmStep implements Step {

    private final Consent consent;

    ConfirmStep(Consent consent) {
        this.consent = consent;
    }

    @Override
    public String name() {
        return "confirm";
    }

    @Override
    public void run(Course course, Notes notes) {
        if (consent instanceof Consent.Given) {
            notes.say("Said beforehand with --yes.");
        } else if (consent instanceof Consent.Asked asked && asked.person().test(course.target.label())) {
            notes.say("Said at the terminal.");
        } else {
            notes.find(Finding.of(
                    "TEN740",
                    Subject.schema("confirm"),
                    consent instanceof Consent.Missing
                            ? "Nobody is there to say that " + course.target.label() + " may be changed now."
                            : "It was not said that " + course.target.label() + " may be changed now.",
                    "Nothing was changed. Say --yes to have it done without a question."));
        }
    }

    @Override
    public Optional<String> needless(Course course) {
        return MigrateStep.nothingLeft(course);
    }

    @Override
    public String intent(Course course) {
        return consent instanceof Consent.Given ? "Asks nobody, as --yes says."
                : "Asks at the terminal whether " + course.target.label() + " may be changed, and stops where there is"
                        + " none.";
    }
}
