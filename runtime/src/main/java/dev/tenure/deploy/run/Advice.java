package dev.tenure.deploy.run;

import dev.tenure.deploy.Decision;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be done once a production was changed and something is red. */
final class Advice {

    private Advice() {}

    static Decision of(Course course) {
        List<String> facts = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        course.red().forEach(step -> step.allFindings().forEach(finding ->
                facts.add(step.step() + ": " + finding.code() + " " + finding.what())));
        states(course, facts);
        course.part(RehearseStep.NAME, "roll back").ifPresent(back -> facts.add(
                "The rollback was rehearsed and took " + Times.of(back.took()) + "."));
        boolean inMigrate = course.report(MigrateStep.NAME).filter(StepReport::isRed).isPresent();
        if (inMigrate) {
            commands.add("tenure deploy: goes on where it stopped, once the reason is gone");
        }
        commands.add("tenure rollback: takes back what was applied, and drops no rows unless told to");
        course.report(BackupStep.NAME).flatMap(BackupStep::manifest).ifPresent(manifest -> commands.add(
                "tenure restore " + manifest + " --yes: brings all tables back as they were, and loses what was"
                        + " written since"));
        return new Decision(
                inMigrate ? "The migrations stopped on the way: go on, or go back."
                        : "The migrations are applied, and something is not as it should be: live with it, or go back.",
                facts, commands);
    }

    private static void states(Course course, List<String> facts) {
        try {
            Status.read(course.target.connections(), course.target.schema(), course.target.migrations()).entries()
                    .stream()
                    .collect(Collectors.groupingBy(Status.Entry::state, java.util.TreeMap::new,
                            Collectors.mapping(Status.Entry::label, Collectors.joining(", "))))
                    .forEach((state, labels) -> facts.add(
                            state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + labels));
        } catch (RuntimeException notToBeAsked) {
            facts.add("The database does not say how far the migrations are.");
        }
    }
}
