package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.Structure;
import dev.tenure.deploy.backup.BackupProof;
import dev.tenure.deploy.backup.Manifest;
import dev.tenure.deploy.backup.Programs;
import dev.tenure.deploy.live.TenantRows;
import dev.tenure.deploy.undo.Advice;
import dev.tenure.deploy.undo.BackupOutlook;
import dev.tenure.deploy.undo.DecisionTree;
import dev.tenure.deploy.undo.RollbackOutlook;
import dev.tenure.deploy.undo.Undo;
import dev.tenure.deploy.watch.Baseline;
import dev.tenure.deploy.watch.Breach;
import dev.tenure.deploy.watch.Watch;
import dev.tenure.deploy.watch.WatchReport;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Watch the server's own counters for a while: errors, lock waits, deadlocks, slow statements,"
                + " refused rows, beside what was usual before. Reads only; with --auto it undoes what the plan says is"
                + " to be undone.",
        footer = {"", "Ctrl-C ends it with what was seen by then."})
final class WatchVerb extends DatabaseVerb {

    @Option(names = "--for", paramLabel = "TIME", description = "How long, as 90s, 30m or 2h; 30m by default.")
    private String period = "30m";

    @Option(names = "--every", paramLabel = "TIME", description = "How often the counters are read; 5s by default.")
    private String interval = "5s";

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What is usual, as an earlier call kept it with --save-baseline; by default what the server"
                    + " counted since it was started.")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--save-baseline", paramLabel = "FILE", description = "Keep what the counters say now, and end.")
    private Optional<String> save = Optional.empty();

    @Option(
            names = "--backup",
            paramLabel = "MANIFEST",
            description = "The backup taken before the deployment: the file beside it that ends with .manifest.json.")
    private Optional<String> backup = Optional.empty();

    @Mixin
    private AutoOptions automatic = new AutoOptions();

    @Mixin
    private ProgramOptions programs = new ProgramOptions();

    @Mixin
    private ScratchOptions scratch = new ScratchOptions();

    @Mixin
    private LockingOptions locks = new LockingOptions();

    WatchVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Duration time = Usage.time(period, "--for", "90s, 30m or 2h");
        Duration every = Usage.time(interval, "--every", "5s");
        automatic.check();
        if (save.isPresent()) {
            Path file = surroundings().resolve(save.get());
            Baseline.take(subject.database(), subject.schema()).write(file);
            report.put("baseline", file.toString());
            report.say("Kept what is usual: " + file);
            return Exit.FINE;
        }
        Baseline usual = baseline.isPresent() ? Baseline.read(surroundings().resolve(baseline.get()))
                : Baseline.take(subject.database(), subject.schema());
        StopDeployment stop = new StopDeployment(report);
        report.say("Watching %s for %s, every %s.", subject.database().label(), period, interval);
        WatchReport watched = Watch.run(subject.database(), subject.schema(), usual, time, every, new Lines(report));
        report.noMoreProgress();
        tell(watched, report);
        List<Finding> findings = new ArrayList<>(watched.findings());
        if (!findings.isEmpty()) {
            // whoever ends the watch by hand wants to decide by hand
            boolean told = stop.signal().isTold();
            findings.addAll(decide(findings, automatic.auto() && !told, subject, report));
            if (automatic.auto() && told) {
                report.say(Undo.NOT_WHERE_TOLD_TO_STOP);
            }
        }
        return Findings.tell(findings, subject, report);
    }

    private static void tell(WatchReport watched, Report report) {
        report.put("seconds", watched.took().toMillis() / 1000.0);
        report.put("samples", watched.samples());
        report.put("told", watched.told());
        report.put("said", watched.said());
        report.put("counters", watched.lines().stream().map(Documents::counter).toList());
        report.say("%s %s, %d looks.", watched.told() ? "Told to stop after" : "Watched for",
                StepReport.seconds(watched.took()), watched.samples());
        watched.lines().stream().filter(line -> line.found() > 0).forEach(line -> report.say(
                "  %-52s %12d   usual %12s   %s", line.counter(), line.found(), line.usual(),
                line.gravity().map(Documents::word).orElse("")));
        report.say("");
    }

    /** What to do, and what came of it where it was done. */
    private List<Finding> decide(List<Finding> findings, boolean perform, Subject subject, Report report)
            throws SQLException {
        List<Migration> migrations = MigrationFiles.read(subject.classes().root(), subject.schema());
        Optional<Path> manifest = backup.map(surroundings()::resolve);
        DecisionTree tree = new DecisionTree(
                findings,
                RollbackOutlook.of(subject.database(), subject.schema(), migrations, new Extent.LastBatch(),
                        Optional.empty()),
                outlook(manifest, Optional.empty(), subject),
                subject.database().reach(),
                Clock.systemUTC());
        if (perform && manifest.isPresent() && tree.decide().action() == Advice.Action.CALL_A_PERSON) {
            tree = tree.withBackup(outlook(manifest, prove(manifest.get(), subject, report), subject));
        }
        Advice advice = tree.decide();
        report.put("decision", Documents.advice(advice));
        report.say(advice.what());
        advice.facts().forEach(fact -> report.say("  " + fact));
        advice.commands().forEach(command -> report.say("  > " + command));
        report.say("");
        if (!perform) {
            return List.of();
        }
        Undo.Result result = Undo.perform(tree, means(migrations, manifest, subject), new Progress(report));
        report.put("undone", result.action().map(Documents::word).orElse(null));
        result.said().forEach(report::say);
        return result.findings();
    }

    /** How long it took to restore it elsewhere; empty where it turned out to be none. */
    private Optional<Duration> prove(Path manifest, Subject subject, Report report) throws SQLException {
        report.say("Proving the backup, which nobody has done in this call …");
        Database server = scratch.find(subject.database(), surroundings());
        long start = System.nanoTime();
        try {
            boolean whole = BackupProof.prove(manifest, subject.database(), server::inDatabase, server.access(),
                    programs.find(subject.server(), surroundings()), new ProgressLines(report), report::say)
                    .isEmpty();
            report.noMoreProgress();
            return whole ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
        } catch (TenureException unproved) {
            report.say("  " + unproved.code() + ": " + unproved.what());
            return Optional.empty();
        }
    }

    private static Optional<BackupOutlook> outlook(
            Optional<Path> manifest, Optional<Duration> proved, Subject subject) throws SQLException {
        return manifest.isEmpty() ? Optional.empty() : Optional.of(BackupOutlook.of(
                subject.database(), manifest.get(), proved.isPresent(), proved, TenantRows.LIMIT));
    }

    private Undo.Means means(List<Migration> migrations, Optional<Path> manifest, Subject subject) {
        Optional<Programs> found = manifest.map(path -> programs.find(subject.server(), surroundings()));
        return new Undo.Means(subject.database(), subject.schema(), migrations, locks.locking(),
                manifest.map(path -> new Structure(Manifest.read(path).structure())),
                automatic.allowDataLoss(), Optional::empty,
                found.map(each -> new Undo.Client(subject.database().name(), subject.database().access(), each)));
    }

    /** What is told while it runs. */
    private record Lines(Report report) implements Watch.Listener {

        @Override
        public void progress(Duration passed, Duration of) {
            report.progress(Math.min(passed.toSeconds(), of.toSeconds()), of.toSeconds(), "s watched");
        }

        @Override
        public void said(String sentence) {
            report.say(sentence);
        }

        @Override
        public void breached(Breach breach) {
            report.say("%s: %s %s where %s", Documents.word(breach.gravity()), breach.counter(), breach.found(),
                    breach.expected());
        }
    }
}
