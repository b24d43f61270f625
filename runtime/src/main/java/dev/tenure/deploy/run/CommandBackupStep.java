package dev.tenure.deploy.run;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A backup by a command of the operator's. Tenure does not know how to restore it: what can be seen is that the command
 * ended well and left a file that it wrote just now.
 */
final class CommandBackupStep implements Step {

    /** How the sentence begins that names what the command left. */
    static final String FILE = "File: ";

    private final BackupManner.Command manner;

    CommandBackupStep(BackupManner.Command manner) {
        this.manner = manner;
    }

    @Override
    public String name() {
        return BackupStep.NAME;
    }

    @Override
    public void run(Course course, Notes notes) {
        // file systems keep whole seconds at worst
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ShellCommand.Result result = ShellCommand.run(manner.command(), manner.folder(), manner.time(), notes::say);
        course.stop.check();
        if (result.complaint().isPresent()) {
            throw failed(result.complaint().get());
        }
        Path file = manner.file()
                .or(() -> result.lastLine().map(line -> manner.folder().resolve(line.strip()).normalize()))
                .orElseThrow(() -> failed("it named no file"));
        try {
            if (!Files.isRegularFile(file)) {
                throw failed("the file " + file + " is not there");
            }
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw failed("the file " + file + " is empty");
            }
            if (Files.getLastModifiedTime(file).toInstant().isBefore(begun)) {
                throw failed("the file " + file + " is older than this run");
            }
            notes.say(FILE + file);
            notes.show(Proof.BACKUP, String.format(Locale.ROOT,
                    "%s (%,d bytes, SHA-256 %s…) by --backup-command, which ended well; not proved by a restore.", file,
                    bytes, sum(file).substring(0, 12)));
        } catch (IOException e) {
            throw failed("the file " + file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static TenureException failed(String why) {
        return new TenureException(
                "TEN745",
                "There is no backup: of --backup-command, " + why + ".",
                "Have it end with code 0 and print the name of the file as its last line, or name that with"
                        + " --backup-file.");
    }

    @Override
    public Optional<Duration> validity() {
        return Optional.of(manner.validity());
    }

    @Override
    public String basis() {
        return Digests.sha256(manner.command());
    }

    @Override
    public Optional<String> spoilt(StepReport kept) {
        return kept.said().stream()
                .filter(sentence -> sentence.startsWith(FILE))
                .map(sentence -> Path.of(sentence.substring(FILE.length())))
                .anyMatch(Files::isRegularFile) ? Optional.empty() : Optional.of("its file is gone");
    }

    @Override
    public boolean isAboutBefore() {
        return true;
    }

    @Override
    public String intent(Course course) {
        return "Runs the command of --backup-command, and looks at the file that it leaves.";
    }
}
