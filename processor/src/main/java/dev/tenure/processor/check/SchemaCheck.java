package dev.tenure.processor.check;

import dev.tenure.processor.read.Reading;
import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Finding;
import dev.tenure.schema.rule.Rules;
import java.util.List;

/** Reports all that is wrong with what was read. */
public final class SchemaCheck {

    private final Messages messages;

    public SchemaCheck(Messages messages) {
        this.messages = messages;
    }

    /** @return whether nothing is wrong */
    public boolean isClean(Reading reading) {
        reading.problems().forEach(problem -> messages.error(
                problem.origin(), problem.code() + ": " + problem.what() + " " + problem.remedy()));
        List<Finding> findings = Rules.check(reading.schema());
        report(reading, findings);
        return reading.problems().isEmpty() && findings.isEmpty();
    }

    /** Warns of what is to be known before migrations run, and notes what was accepted for nothing. */
    public void tell(Reading reading, List<Finding> warnings, List<Acceptance> idle) {
        warnings.forEach(finding -> messages.warning(reading.origins().of(finding.subject()), finding.toString()));
        idle.forEach(acceptance -> messages.note(reading.origins().of(acceptance),
                "TEN196: There is nothing here of which " + acceptance.code() + " could be accepted. Take @Accept off."));
    }

    /** Reports findings about the model, each where its subject was declared. */
    public void report(Reading reading, List<Finding> findings) {
        findings.forEach(finding -> messages.error(reading.origins().of(finding.subject()), finding.toString()));
    }
}
