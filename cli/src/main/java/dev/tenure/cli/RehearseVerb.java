package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.rehearsal.Rehearsal;
import dev.tenure.deploy.report.HtmlReport;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rehearse",
        description = "Migrate, verify, try what the tables declare, roll back and migrate again on a copy of the"
                + " database's structure, which is dropped at the end. Reads the database, and of its rows only the journal's and"
                + " those of --sample.")
final class RehearseVerb extends DatabaseVerb {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was done as an HTML page, with the SQL, its locks and a diagram of the tables.")
    private Optional<String> page = Optional.empty();

    @Mixin
    private SampleOption sample = new SampleOption();

    @Mixin
    private ScratchOptions scratch = new ScratchOptions();

    RehearseVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        int rows = sample.rows();
        Database server = scratch.find(subject.database(), surroundings());
        report.put("scratch", server.label());
        List<Migration> migrations = MigrationFiles.read(subject.classes().root(), subject.schema());
        List<StepReport> steps = Rehearsal.run(
                subject.database(),
                server::inDatabase,
                subject.schema(),
                migrations,
                rows,
                new Lines(report, new ProgressLines(report)));
        ReportFiles.write("report", page, () -> new HtmlReport("Rehearsal", subject.schema(), subject.database().label(),
                subject.server().label(), Instant.now(), plan(subject, migrations), steps).text(),
                surroundings(), report);
        report.put("steps", steps.stream().map(Documents::step).toList());
        return Findings.tell(steps.stream().flatMap(step -> step.findings().stream()).toList(), subject, report);
    }

    /** Nothing where a migrate would refuse to begin: the steps say why. */
    private static Plan plan(Subject subject, List<Migration> migrations) {
        try {
            return new Migrator(subject.database(), subject.schema(), migrations).plan(MigrateOptions.DEFAULT);
        } catch (TenureException refused) {
            return new Plan(List.of());
        }
    }

    /** What is told while it runs. */
    private record Lines(Report report, ProgressLines lines) implements DeployListener {

        @Override
        public void progress(long done, long of, String what) {
            lines.at(done, of, what);
        }

        @Override
        public void partEnded(StepReport step) {
            report.noMoreProgress();
            report.say("%s: %s (%s)", step.step(), step.isRed() ? "STOP" : "fine", Progress.millis(step.took()));
            step.said().forEach(sentence -> report.say("  " + sentence));
            if (step.isRed()) {
                report.say("");
            }
        }
    }
}
