package dev.tenure.cli;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.Target;
import dev.tenure.deploy.live.LookUps;
import dev.tenure.deploy.live.TenantRows;
import dev.tenure.deploy.rehearsal.Rehearsal;
import dev.tenure.deploy.run.Acceptances;
import dev.tenure.deploy.run.Consent;
import dev.tenure.deploy.run.Deployment;
import dev.tenure.deploy.run.DeploymentSettings;
import dev.tenure.deploy.run.MaintenanceCommands;
import dev.tenure.deploy.run.Rehearsing;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationFiles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deploy",
        description = "Preflight, rehearse, back up, check the list, keep users out, migrate, verify, let users in:"
                + " one after the other, and none past a red one. The next call goes on where this one stops.",
        footer = {
            "",
            "Exit codes: 0 deployed, 1 stopped with the production as it was, 2 stopped with the production changed,"
                    + " or failed."
        })
final class DeployVerb extends DatabaseVerb {

    @Option(names = "--plan-only", description = "Do only what leaves nothing behind, and tell what the rest would do.")
    private boolean planOnly;

    @Option(names = "--yes", description = "Change the production without asking.")
    private boolean yes;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Where the state of a deployment lies that is not at its end; by default .tenure.")
    private String state = ".tenure";

    @Option(
            names = "--rollback-window",
            paramLabel = "TIME",
            description = "How much time there is to go back, as 30m or 2h; 2h by default. The gate holds it against"
                    + " what was measured.")
    private String window = "2h";

    @Mixin
    private MaintenanceOptions maintenance = new MaintenanceOptions();

    @Mixin
    private ReasonOptions reasons = new ReasonOptions();

    @Mixin
    private BackupOptions backup = new BackupOptions();

    @Mixin
    private ScratchOptions scratch = new ScratchOptions();

    @Mixin
    private SampleOption sample = new SampleOption();

    @Mixin
    private ReplicaOptions replicas = new ReplicaOptions();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Mixin
    private AutoOptions automatic = new AutoOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Mixin
    private InterruptedOption interrupted = new InterruptedOption();

    @Mixin
    private LockingOptions locks = new LockingOptions();

    DeployVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Acceptances acceptances = reasons.acceptances();
        files.requireWritable(surroundings());
        Target target = new Target(subject.database(), subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()), subject.database().label(),
                subject.server());
        DeploymentSettings settings = settings(subject, target, acceptances, report);
        StopDeployment stop = new StopDeployment(report);
        Deployment deployment =
                new Deployment(target, settings, new DeployLines(report, surroundings()), stop.signal());
        stop.over(deployment, () -> write(deployment.report(), report));
        DeploymentReport done = deployment.run();
        DeployDocument.of(done).forEach(report::put);
        if (planOnly) {
            tellPlan(done, report);
        }
        tell(done, acceptances, report);
        write(done, report);
        return exit(done);
    }

    private DeploymentSettings settings(Subject subject, Target target, Acceptances acceptances, Report report)
            throws SQLException {
        // what is wrong with the call is told before anybody else is asked
        Optional<MaintenanceCommands> commands = maintenance.commands(surroundings());
        Duration toGoBack = Usage.time(window, "--rollback-window", "30m or 2h");
        int rows = sample.rows();
        backup.check(reasons);
        Optional<LiveCheck> watching = watch.check(target);
        automatic.check();
        Database server = scratch.find(subject.database(), surroundings());
        report.put("scratch", server.label());
        Rehearsing rehearsing = listener -> Rehearsal.run(
                subject.database(), server::inDatabase, target.schema(), target.migrations(), rows, listener);
        return new DeploymentSettings(
                planOnly,
                surroundings().resolve(state),
                backup.told(PreflightOptions.DEFAULT, scratch.isBeside(), surroundings())
                        .withLag(replicas.lag())
                        .withReplicas(subject.database()::at),
                rehearsing,
                "on " + server.label() + (rows == 0 ? "" : ", with " + rows + " rows a tenant"),
                backup.manner(subject, server, surroundings()),
                commands,
                reasons.noMaintenance(),
                toGoBack,
                acceptances,
                consent(),
                new MigrateOptions(false, Optional.empty(), List.of(), false, false, interrupted.verdict(),
                        locks.locking()),
                new Progress(report),
                List.of(new TenantRows(target, commands.isPresent(), TenantRows.LIMIT), new LookUps(target)),
                watching,
                automatic.auto(),
                automatic.allowDataLoss(),
                subject.database().reach());
    }

    private Consent consent() {
        return yes ? new Consent.Given()
                : surroundings().question().<Consent>map(person -> new Consent.Asked(database ->
                        person.apply("Change " + database + " now? (yes/no) ").strip().equalsIgnoreCase("yes")))
                .orElse(new Consent.Missing());
    }

    private void write(DeploymentReport done, Report report) {
        files.write(done, exit(done), surroundings(), report);
    }

    private static void tellPlan(DeploymentReport done, Report report) {
        report.say("");
        done.plan().entries().forEach(entry -> PlanVerb.tell(entry, report));
        if (!done.checklist().isEmpty()) {
            report.say("The list, as far as it is shown:");
            done.checklist().forEach(item -> report.say("  [%s] %d. %s",
                    item.mark() == ChecklistItem.Mark.TICKED ? "x" : " ", item.number(), item.text()));
        }
    }

    private static void tell(DeploymentReport done, Acceptances acceptances, Report report) {
        report.say("");
        acceptances.remarks().forEach(report::say);
        if (!done.left().isEmpty()) {
            report.say("Not done: " + String.join(", ", done.left()) + ".");
        }
        done.decision().ifPresent(decision -> {
            report.say(decision.what());
            decision.facts().forEach(fact -> report.say("  " + fact));
            decision.commands().forEach(command -> report.say("  > " + command));
        });
        // by somebody who looks away from everything else
        done.findings().stream().filter(finding -> finding.code().equals("TEN744"))
                .forEach(finding -> report.shout(finding.what() + " " + finding.remedy()));
        Optional<StepReport> red = done.steps().stream().filter(StepReport::isRed).findFirst();
        report.say("%s on %s: %s (%s)", done.target().label(), done.target().server().label(),
                red.map(step -> "stopped at " + step.step() + "; the production "
                        + (done.touched() ? "IS CHANGED" : "is as it was")).orElse("all is well"
                        + (done.left().isEmpty() ? "" : ", and the production is as it was")),
                StepReport.seconds(done.took()));
    }

    /** Whether somebody has to look at the production itself is what the caller has to know first. */
    private static int exit(DeploymentReport done) {
        boolean lockedOut = done.findings().stream().anyMatch(finding -> finding.code().equals("TEN744"));
        return !done.isRed() ? Exit.FINE : done.touched() || lockedOut ? Exit.FAILED : Exit.FINDINGS;
    }
}
