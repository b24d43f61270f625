package dev.tenure.deploy.run;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.StopSignal;
import dev.tenure.deploy.Target;
import dev.tenure.migrate.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What the steps of a deployment know of each other. */
final class Course {

    /** What a step has shown. */
    record Shown(String step, Evidence evidence) {

        /** {@code rehearse, migrate: Applied 1_create_orders.} */
        String sentence() {
            return step + ": " + evidence.sentence();
        }
    }

    final Target target;
    final StopSignal stop;
    final Maintenance maintenance;
    private final StateFile file;
    private final List<StepReport> reports = new CopyOnWriteArrayList<>();
    private volatile State state;
    private volatile Plan plan = new Plan(List.of());
    private volatile List<ChecklistItem> checklist = List.of();
    /** Whether this run ends what an earlier one had begun to migrate. */
    private boolean goingOn;

    Course(Target target, StopSignal stop, Maintenance maintenance, StateFile file, State state) {
        this.target = target;
        this.stop = stop;
        this.maintenance = maintenance;
        this.file = file;
        this.state = state;
    }

    State state() {
        return state;
    }

    /** What was observed before the migrations; nothing where that failed. */
    Map<String, Object> before(LiveCheck check) {
        Map<String, Object> observed =
                new LinkedHashMap<>(state.before().getOrDefault(check.name(), Map.of()));
        if (goingOn && !observed.isEmpty()) {
            observed.put(LiveCheck.RESUMED, true);
        }
        return observed;
    }

    /** On disk before it returns. */
    synchronized void become(State next) {
        state = next;
        file.write(next);
    }

    boolean isGoingOn() {
        return goingOn;
    }

    void goOn() {
        goingOn = true;
    }

    Plan plan() {
        return plan;
    }

    void plan(Plan value) {
        plan = value;
    }

    List<ChecklistItem> checklist() {
        return checklist;
    }

    void checklist(List<ChecklistItem> items) {
        checklist = items;
    }

    List<StepReport> reports() {
        return reports;
    }

    Optional<StepReport> report(String step) {
        return reports.stream().filter(report -> report.step().equals(step)).findFirst();
    }

    /** What the steps so far have shown of one thing. */
    List<Shown> shown(Proof proof) {
        return reports.stream()
                .flatMap(report -> report.all().flatMap(part -> part.evidence().stream()
                        .filter(evidence -> evidence.of() == proof)
                        .map(evidence -> new Shown(
                                part == report ? report.step() : report.step() + ", " + part.step(), evidence))))
                .toList();
    }

    /** A part of a step. */
    Optional<StepReport> part(String step, String part) {
        return report(step).stream()
                .flatMap(report -> report.parts().stream())
                .filter(each -> each.step().equals(part))
                .findFirst();
    }

    Stream<StepReport> red() {
        return reports.stream().filter(StepReport::isRed);
    }
}
