package dev.tenure.cli;

import dev.tenure.deploy.backup.Backup;
import dev.tenure.deploy.backup.BackupProof;
import dev.tenure.deploy.backup.Manifest;
import dev.tenure.deploy.backup.Programs;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        description = "Take a backup of the database by the server's own dump program, and prove it: restore it into a"
                + " scratch database and compare.",
        footer = {"", "It is one compressed file and a manifest beside it, which the verb restore takes. Both can be"
                + " read by their owner only."})
final class BackupVerb extends DatabaseVerb {

    @Option(names = "--into", paramLabel = "FOLDER", description = "Where it is put; by default the folder backups.")
    private String folder = "backups";

    @Option(names = "--no-proof", description = "Do not restore it.")
    private boolean unproved;

    @Mixin
    private ProgramOptions programs = new ProgramOptions();

    @Mixin
    private ScratchOptions scratch = new ScratchOptions();

    BackupVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Programs found = programs.find(subject.server(), surroundings());
        Database server = scratch.find(subject.database(), surroundings());
        ProgressLines progress = new ProgressLines(report);
        Path manifest = Backup.take(subject.database(), subject.database().access(), found,
                surroundings().resolve(folder), Clock.systemUTC(), progress);
        report.noMoreProgress();
        Manifest written = Manifest.read(manifest);
        report.put("manifest", manifest.toString());
        report.put("bytes", written.bytes());
        report.put("moving", written.moving());
        report.say("Backed up: %s (%,d bytes)", manifest.resolveSibling(written.file()), written.bytes());
        if (!written.moving().isEmpty()) {
            report.say("Written to meanwhile, and therefore not compared: " + String.join(", ", written.moving()));
        }
        if (unproved) {
            report.say("Not proved.");
            return Exit.FINE;
        }
        List<Finding> findings = BackupProof.prove(
                manifest, subject.database(), server::inDatabase, server.access(), found, progress, report::say);
        report.noMoreProgress();
        if (findings.isEmpty()) {
            report.say("Proved: restored and compared, %d objects and the rows of %d tables.",
                    written.structure().size(), written.tables().size());
        }
        return Findings.tell(findings, subject, report);
    }
}
