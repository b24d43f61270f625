package dev.tenure.deploy.run;

import dev.tenure.deploy.StepReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a deployment has come, and what that stands on.
 *
 * @param ground      what its steps stand on
 * @param touched     whether the migrations were begun
 * @param maintenance whether maintenance was switched on, and not off
 * @param kept        the steps that were green
 * @param before      what was observed before the migrations, by the name of the observer
 */
public record State(
        Ground ground, boolean touched, boolean maintenance, List<Kept> kept, Map<String, Map<String, Object>> before) {

    /** A step that was green. @param basis what it was asked to do, beyond what all steps stand on */
    public record Kept(Instant at, String basis, StepReport report) {}

    public State {
        kept = List.copyOf(kept);
        before = new LinkedHashMap<>(before);
    }

    static State on(Ground ground) {
        return new State(ground, false, false, List.of(), Map.of());
    }

    Optional<Kept> kept(String step) {
        return kept.stream().filter(each -> each.report().step().equals(step)).findFirst();
    }

    State keeping(Kept step) {
        List<Kept> steps = new ArrayList<>(kept);
        steps.removeIf(each -> each.report().step().equals(step.report().step()));
        steps.add(step);
        return new State(ground, touched, maintenance, steps, before);
    }

    State touched(boolean value) {
        return new State(ground, value, maintenance, kept, before);
    }

    State withMaintenance(boolean value) {
        return new State(ground, touched, value, kept, before);
    }

    State withBefore(Map<String, Map<String, Object>> observed) {
        return new State(ground, touched, maintenance, kept, observed);
    }
}
