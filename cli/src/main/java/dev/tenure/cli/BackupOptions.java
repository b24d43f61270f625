package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.run.BackupManner;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the backup before a deployment comes about. */
final class BackupOptions {

    /** The code of the gate's item, which has to be accepted for going without. */
    private static final String ITEM = "TEN757";

    private static final Duration LONGEST = Duration.ofHours(24);

    @Option(names = "--backups", paramLabel = "FOLDER", description = "Where it is put; by default the folder backups.")
    private String folder = "backups";

    @Option(
            names = "--backup-age",
            paramLabel = "TIME",
            description = "How old a backup of an interrupted run may be, as 30m or 2h; 1h by default.")
    private String age = "1h";

    @Option(
            names = "--backup-command",
            paramLabel = "COMMAND",
            description = "Have this take the backup, by sh -c, instead of the server's own program. The last line that it"
                    + " prints is the name of the file. Such a backup is not proved by a restore.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--backup-file", paramLabel = "FILE", description = "The file that --backup-command writes.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--no-backup", description = "Take none; needs --accept " + ITEM + " --because …")
    private boolean none;

    @Mixin
    private ProgramOptions programs = new ProgramOptions();

    /** @throws TenureException TEN600 where they contradict each other, or lack a reason */
    void check(ReasonOptions reasons) {
        if (none && command.isPresent() || file.isPresent() && command.isEmpty()) {
            throw new TenureException(
                    Usage.CODE,
                    none ? "--no-backup and --backup-command exclude each other."
                            : "--backup-file is given, and --backup-command is not.",
                    "Leave one out, or give both.");
        }
        if (none && !reasons.accepts(ITEM)) {
            throw new TenureException(
                    Usage.CODE,
                    "--no-backup needs a reason.",
                    "Say --accept " + ITEM + " " + ReasonOptions.BECAUSE + " \"…\", or let a backup be taken.");
        }
        validity();
    }

    private Duration validity() {
        return Usage.time(age, "--backup-age", "30m or 2h");
    }

    /** @param beside whether it will be restored on the same server */
    PreflightOptions told(PreflightOptions options, boolean beside, Surroundings surroundings) {
        return none || command.isPresent() ? options : options.withBackups(surroundings.resolve(folder), beside);
    }

    /** @param scratch where it is restored to */
    BackupManner manner(DatabaseVerb.Subject subject, Database scratch, Surroundings surroundings) {
        if (none) {
            return new BackupManner.None();
        }
        if (command.isPresent()) {
            return new BackupManner.Command(command.get(), file.map(surroundings::resolve), surroundings.folder(),
                    LONGEST, validity());
        }
        return new BackupManner.Dump(subject.database().access(), programs.find(subject.server(), surroundings),
                surroundings.resolve(folder), scratch::inDatabase, scratch.access(), validity());
    }
}
