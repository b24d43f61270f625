package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import java.time.Duration;
import java.util.List;

/**
 * How a step of a deployment ended.
 *
 * @param step     what was done, in one or two words
 * @param took     how long it took
 * @param said     what was seen, one sentence each: the evidence
 * @param findings what is wrong; with any, nothing goes on from here
 */
public record StepReport(String step, Duration took, List<String> said, List<Finding> findings) {

    public StepReport {
        said = List.copyOf(said);
        findings = List.copyOf(findings);
    }

    public boolean isRed() {
        return !findings.isEmpty();
    }
}
