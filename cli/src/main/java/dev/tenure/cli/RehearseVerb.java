package dev.tenure.cli;

import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.rehearsal.Rehearsal;
import dev.tenure.migrate.MigrationFiles;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rehearse",
        description = "Migrate, verify, roll back and migrate again on a copy of the database's structure, which is"
                + " dropped at the end. Reads the database, and of its rows only the journal's.")
final class RehearseVerb extends DatabaseVerb {

    @Mixin
    private ScratchOptions scratch = new ScratchOptions();

    RehearseVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Database server = scratch.find(subject.database(), surroundings());
        report.put("scratch", server.label());
        List<StepReport> steps = Rehearsal.run(
                subject.database(),
                server::inDatabase,
                subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()),
                step -> tell(step, report));
        report.put("steps", steps.stream().map(Documents::step).toList());
        return Findings.tell(steps.stream().flatMap(step -> step.findings().stream()).toList(), subject, report);
    }

    private static void tell(StepReport step, Report report) {
        report.say("%s: %s (%s)", step.step(), step.isRed() ? "STOP" : "fine", Progress.millis(step.took()));
        step.said().forEach(sentence -> report.say("  " + sentence));
        if (step.isRed()) {
            report.say("");
        }
    }
}
