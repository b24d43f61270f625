package dev.tenure.deploy.run;

import dev.tenure.deploy.Decision;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.live.TenantRows;
import dev.tenure.deploy.undo.Advice;
import dev.tenure.deploy.undo.BackupOutlook;
import dev.tenure.deploy.undo.DecisionTree;
import dev.tenure.deploy.undo.RollbackOutlook;
import dev.tenure.deploy.undo.Undo;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.migrate.Version;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The plan's decision tree, with the facts of this deployment. */
final class Decisions {

    private Decisions() {}

    /** What is wrong with the production; that users are locked out is another matter. */
    static List<Finding> findings(Course course) {
        return course.red()
                .filter(step -> !step.step().equals(MaintenanceOffStep.NAME))
                .flatMap(step -> step.allFindings().stream())
                .toList();
    }

    /** @param options what every command needs to reach the database */
    static DecisionTree tree(Course course, List<Finding> findings, String options) throws SQLException {
        Optional<Duration> rehearsed = course.part(RehearseStep.NAME, RehearseStep.ROLLBACK).map(StepReport::took);
        RollbackOutlook rollback = RollbackOutlook.of(course.target.connections(), course.target.schema(),
                course.target.migrations(), extent(course), rehearsed);
        return new DecisionTree(findings, rollback, backup(course), options, Clock.systemUTC());
    }

    /** All that this deployment applies, by however many runs. */
    private static Extent extent(Course course) {
        return course.target.migrations().stream()
                .map(Migration::version)
                .filter(version -> !course.state().ground().pending().contains(version.toString()))
                .max(Comparator.<Version>naturalOrder())
                .<Extent>map(Extent.To::new)
                .orElse(new Extent.All());
    }

    private static Optional<BackupOutlook> backup(Course course) throws SQLException {
        Optional<Path> manifest = course.report(BackupStep.NAME).flatMap(BackupStep::manifest);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        Optional<StepReport> proof = course.part(BackupStep.NAME, BackupStep.PROOF);
        return Optional.of(BackupOutlook.of(course.target.connections(), manifest.get(),
                proof.filter(part -> !part.isRed() && part.accepted().isEmpty()).isPresent(),
                proof.map(StepReport::took), TenantRows.LIMIT));
    }

    /** For whoever told it to stop, and may not want to wait for what the database says. */
    static Decision stopped(Course course, List<Finding> findings, String options, boolean auto) {
        List<String> facts = new ArrayList<>();
        findings.forEach(finding -> facts.add(finding.code() + ": " + finding.what()));
        if (auto) {
            facts.add(Undo.NOT_WHERE_TOLD_TO_STOP);
        }
        return new Decision("It was told to stop: go on, or go back.", facts, List.of(
                "tenure deploy " + options, "tenure rollback" + DecisionTree.words(extent(course)) + " " + options));
    }

    /** For people. A migrate that stopped on the way can go on, too, once the reason is gone. */
    static Decision of(Course course, DecisionTree tree) {
        Advice advice = tree.decide();
        List<String> facts = new ArrayList<>(advice.facts());
        if (course.report(MigrateStep.NAME).filter(StepReport::isRed).isPresent()) {
            facts.add("The migrations stopped on the way. Once the reason is gone, tenure deploy goes on from there.");
        }
        course.report(BackupStep.NAME).stream()
                .flatMap(step -> step.said().stream())
                .filter(sentence -> sentence.startsWith(CommandBackupStep.FILE))
                .forEach(sentence -> facts.add("The command of --backup-command left "
                        + sentence.substring(CommandBackupStep.FILE.length()) + ", which only you know to restore."));
        return new Decision(advice.what(), facts, advice.commands());
    }
}
