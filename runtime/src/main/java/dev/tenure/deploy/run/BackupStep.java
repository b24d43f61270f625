package dev.tenure.deploy.run;

import dev.tenure.TenureException;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.backup.Backup;
import dev.tenure.deploy.backup.BackupProof;
import dev.tenure.deploy.backup.Manifest;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A backup by the server's own program, proved by restoring it elsewhere. */
final class BackupStep implements Step {

    static final String NAME = "backup";
    static final String PROOF = "prove";

    /** How the sentence begins that names the file which {@code tenure restore} takes. */
    static final String MANIFEST = "Manifest: ";

    private final BackupManner.Dump manner;

    BackupStep(BackupManner.Dump manner) {
        this.manner = manner;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        long begun = System.nanoTime();
        Path manifest = Backup.take(course.target.connections(), manner.access(), manner.programs(), manner.folder(),
                Clock.systemUTC(), notes::progress);
        Manifest written = Manifest.read(manifest);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        String what = String.format(Locale.ROOT, "%s (%,d bytes, begun %s).", manifest.resolveSibling(written.file()),
                written.bytes(), written.begun());
        notes.part(new StepReport("take", taken, List.of(what), List.of()));
        notes.say(MANIFEST + manifest);
        if (!written.moving().isEmpty()) {
            notes.say("Written to meanwhile, and therefore not compared: " + String.join(", ", written.moving()) + ".");
        }
        begun = System.nanoTime();
        List<Finding> differences = BackupProof.prove(manifest, course.target.connections(), manner.scratch(),
                manner.scratchAccess(), manner.programs(), notes::progress, notes::say);
        Duration proved = Duration.ofNanos(System.nanoTime() - begun);
        notes.list(counts(written));
        notes.part(new StepReport(PROOF, proved, List.of(String.format(Locale.ROOT,
                "Restored and compared: %d objects, the rows of %d tables.", written.structure().size(),
                written.tables().size())), differences));
        if (differences.isEmpty()) {
            notes.show(Proof.BACKUP, String.format(Locale.ROOT,
                    "%s, SHA-256 %s…, restored and compared: %d objects, the rows of %d tables.", written.file(),
                    written.sha256().substring(0, 12), written.structure().size(), written.tables().size()));
        }
    }

    private static Listing counts(Manifest manifest) {
        return new Listing("Rows in the backup", List.of("table", "rows"), manifest.tables().entrySet().stream()
                .map(table -> List.of(table.getKey(), String.valueOf(table.getValue().rows())))
                .toList());
    }

    @Override
    public Optional<Duration> validity() {
        return Optional.of(manner.validity());
    }

    @Override
    public String basis() {
        return manner.folder().toString();
    }

    /** The file may have gone, or changed. */
    @Override
    public Optional<String> spoilt(StepReport kept) {
        try {
            Optional<Path> manifest = manifest(kept);
            if (manifest.isEmpty()) {
                return Optional.of("it names no file");
            }
            Manifest.read(manifest.get()).requireWhole(manifest.get());
            return Optional.empty();
        } catch (TenureException e) {
            return Optional.of(e.what());
        }
    }

    /** The file that {@code tenure restore} takes. */
    static Optional<Path> manifest(StepReport report) {
        return report.said().stream()
                .filter(sentence -> sentence.startsWith(MANIFEST))
                .map(sentence -> Path.of(sentence.substring(MANIFEST.length())))
                .findFirst();
    }

    @Override
    public boolean isAboutBefore() {
        return true;
    }

    @Override
    public String intent(Course course) {
        return "Has " + manner.programs().dump().getFileName() + " write a dump into " + manner.folder()
                + ", restores it into a scratch database and compares.";
    }
}
