package dev.tenure.cli;

import dev.tenure.deploy.backup.Manifest;
import dev.tenure.deploy.backup.Restore;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Put a backup back into the database, and compare. Every table of the backup is made anew, and"
                + " what was written to it since is lost.")
final class RestoreVerb extends DatabaseVerb {

    @Parameters(paramLabel = "MANIFEST", description = "The file beside the backup that ends with .manifest.json.")
    private String manifest;

    @Option(names = "--yes", description = "Do it. Without this, what would be done is said, and nothing is.")
    private boolean yes;

    @Option(
            names = "--drop-new",
            description = "Drop also the tables of the schema, and Tenure's own, that are not in the backup: those that"
                    + " were made since. Without this they stay, and are named.")
    private boolean dropNew;

    @Mixin
    private ProgramOptions programs = new ProgramOptions();

    RestoreVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Path path = surroundings().resolve(manifest);
        Manifest backup = Manifest.read(path);
        report.put("begun", backup.begun().toString());
        report.say("%s: %s of %s, taken at %s", yes ? "Restoring" : "Would restore", backup.database(),
                backup.server(), backup.begun());
        if (!yes) {
            report.say("into %s, where %d tables are made anew. Say --yes to do it.", subject.database().label(),
                    backup.tables().size() + backup.moving().size());
            return Exit.FINE;
        }
        List<Finding> differences = Restore.into(path, subject.database(), subject.database().name(),
                subject.database().access(), programs.find(subject.server(), surroundings()), true,
                dropNew ? subject.schema().owned().stream().map(Table::name).toList() : List.of(),
                new ProgressLines(report));
        report.noMoreProgress();
        return Findings.tell(differences, subject, report);
    }
}
