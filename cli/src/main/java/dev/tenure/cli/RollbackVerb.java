package dev.tenure.cli;

import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.migrate.Version;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Take migrations back, the one applied last first: all that were applied together last, unless an"
                + " option says otherwise.",
        footer = {"", "Tables that were there before Tenure are left alone. Tables that hold rows, and columns that hold"
                + " values, are dropped only with --allow-data-loss."})
final class RollbackVerb extends DatabaseVerb {

    /** How far; one of these at most. */
    static final class HowFar {

        @Option(names = "--steps", paramLabel = "N", description = "Take back the last N migrations.")
        private Optional<Integer> steps = Optional.empty();

        @Option(names = "--to", paramLabel = "VERSION", description = "Take back all above this version.")
        private Optional<Version> to = Optional.empty();

        @Option(names = "--all", description = "Take back all.")
        private boolean all;

        private Extent extent() {
            if (all) {
                return new Extent.All();
            }
            return to.<Extent>map(Extent.To::new)
                    .or(() -> steps.map(count -> new Extent.Steps(Usage.atLeast(1, count, "--steps"))))
                    .orElse(new Extent.LastBatch());
        }
    }

    @ArgGroup
    private HowFar howFar = new HowFar();

    @Option(names = "--allow-data-loss", description = "Drop also tables that hold rows and columns that hold values.")
    private boolean allowDataLoss;

    @Option(names = "--dry-run", description = "Print the SQL and change nothing.")
    private boolean dryRun;

    @Mixin
    private InterruptedOption interrupted = new InterruptedOption();

    @Mixin
    private LockingOptions locks = new LockingOptions();

    RollbackVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Rollback rollback = new Rollback(
                subject.database(),
                subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()));
        RollbackOptions options =
                new RollbackOptions(howFar.extent(), allowDataLoss, interrupted.verdict(), locks.locking());
        report.put("dryRun", dryRun);
        MigrationListener listener = new StopBetweenBatches(new Progress(report), report);
        Plan plan = dryRun ? rollback.plan(options) : rollback.rollback(options, listener);
        report.put("migrations", Documents.plan(plan));
        if (plan.isEmpty()) {
            report.say("Nothing to roll back.");
        } else if (dryRun) {
            report.say(plan.sql().stripTrailing());
        }
        return Exit.FINE;
    }
}
