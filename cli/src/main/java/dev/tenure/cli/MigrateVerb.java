package dev.tenure.cli;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = "Apply the migrations that are pending.",
        footer = {
            "",
            "What an earlier run was interrupted in is completed first. A table that is there already and equals"
                    + " the entities is taken over; one that differs is left alone, and the differences are listed."
        })
final class MigrateVerb extends DatabaseVerb {

    @Option(
            names = "--step",
            description = "Make each migration a batch of its own, so that rollback takes them back one by one.")
    private boolean step;

    @Option(
            names = "--allow-data-loss",
            description = "Complete a rollback that was interrupted, although rows or values go with it.")
    private boolean allowDataLoss;

    @Option(names = "--dry-run", description = "Print the SQL and change nothing.")
    private boolean dryRun;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private LockingOptions locks = new LockingOptions();

    MigrateVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Migrator migrator = new Migrator(
                subject.database(),
                subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()));
        MigrateOptions selected = selection.options(step, locks.locking());
        MigrateOptions options = allowDataLoss ? selected.withDataLossAllowed() : selected;
        report.put("dryRun", dryRun);
        MigrationListener listener = new StopBetweenBatches(new Progress(report), report);
        Plan plan = dryRun ? migrator.plan(options) : migrator.migrate(options, listener);
        report.put("migrations", Documents.plan(plan));
        if (plan.isEmpty()) {
            report.say("Nothing to migrate.");
        } else if (dryRun) {
            report.say(plan.sql().stripTrailing());
        }
        return Exit.FINE;
    }
}
