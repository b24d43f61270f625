package dev.tenure.deploy;

import dev.tenure.migrate.Plan;
import dev.tenure.schema.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a deployment went, as far as it went.
 *
 * @param target    what, and where
 * @param at        when it began
 * @param took      how long it took
 * @param plan      what was pending
 * @param steps     what was done, in that order
 * @param checklist how the gate's items stand; empty where it was not reached
 * @param left      what was not done: names of steps
 * @param touched   whether the production was changed
 * @param decision  what to do now, where that is a question
 * @param remarks   what belongs to no step
 */
public record DeploymentReport(
        Target target,
        Instant at,
        Duration took,
        Plan plan,
        List<StepReport> steps,
        List<ChecklistItem> checklist,
        List<String> left,
        boolean touched,
        Optional<Decision> decision,
        List<String> remarks) {

    public DeploymentReport {
        steps = List.copyOf(steps);
        checklist = List.copyOf(checklist);
        left = List.copyOf(left);
        remarks = List.copyOf(remarks);
    }

    public boolean isRed() {
        return steps.stream().anyMatch(StepReport::isRed);
    }

    /** What is wrong, of all steps. */
    public List<Finding> findings() {
        return steps.stream().flatMap(step -> step.allFindings().stream()).toList();
    }

    /** What is wrong and was accepted. */
    public List<Accepted> accepted() {
        return steps.stream().flatMap(StepReport::all).flatMap(step -> step.accepted().stream()).toList();
    }
}
