package dev.tenure.cli;

import dev.tenure.deploy.Preflight;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "preflight",
        description = "Check that the migrations can be expected to succeed here: server, settings, privileges, the"
                + " tables that must be there, what migrate would refuse, room on disks, replicas, transactions on the"
                + " tables that it would lock. Changes nothing.")
final class PreflightVerb extends DatabaseVerb {

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where the backup will be put, for the room that it takes; by default the folder backups.")
    private String folder = "backups";

    @Mixin
    private ReplicaOptions replicas = new ReplicaOptions();

    PreflightVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        List<Migration> migrations = MigrationFiles.read(subject.classes().root(), subject.schema());
        StepReport seen = Preflight.run(subject.database(), subject.schema(), migrations,
                PreflightOptions.DEFAULT
                        .withBackups(surroundings().resolve(folder), true)
                        .withLag(replicas.lag())
                        .withReplicas(subject.database()::at));
        report.put("said", seen.said());
        seen.said().forEach(report::say);
        report.say("");
        return Findings.tell(seen.findings(), subject, report);
    }
}
