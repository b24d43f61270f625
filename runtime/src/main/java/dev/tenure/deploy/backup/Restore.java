package dev.tenure.deploy.backup;

import dev.tenure.Pace;
import dev.tenure.ProgressListener;
import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.DumpOptions;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.TableDrops;
import dev.tenure.mysql.TableFacts;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a backup into a database, and compares what is there then with what the backup was taken of. */
public final class Restore {

    private final Path manifestPath;
    private final Manifest manifest;
    private final Access access;
    private final Programs programs;
    private final ProgressListener progress;

    private Restore(Path manifestPath, Access access, Programs programs, ProgressListener progress) {
        this.progress = progress;
        this.manifestPath = manifestPath;
        this.manifest = Manifest.read(manifestPath);
        this.access = access;
        this.programs = programs;
    }

    /**
     * Replaces every table of the backup.
     *
     * @param database the database's name; it must be there
     * @param events   whether to make its events too, which run by themselves from then on
     * @return in what the database differs from what the backup was taken of: TEN738
     * @throws TenureException TEN733 where the file is damaged, with the database untouched; TEN737 where the server
     *     refuses some of it
     */
    public static List<Finding> into(
            Path manifest, Connections connections, String database, Access access, Programs programs, boolean events)
            throws SQLException {
        return into(manifest, connections, database, access, programs, events, List.of(), ProgressListener.NONE);
    }

    /**
     * The same, and drops tables that were made since.
     *
     * @param passing  the tables that go if the backup does not hold them; with any, Tenure's own do too
     * @param progress is told how much of the file is restored, and what is compared then
     */
    public static List<Finding> into(
            Path manifest, Connections connections, String database, Access access, Programs programs, boolean events,
            List<String> passing, ProgressListener progress)
            throws SQLException {
        Restore restore = new Restore(manifest, access, programs, progress);
        try {
            DumpFile.requireWhole(restore.manifest.dump(manifest), restore.manifest);
            try (Connection connection = connections.open()) {
                BackupPrivileges.requireToRestore(connection, database);
            }
            restore.feed(database, events);
        } catch (IOException e) {
            throw restore.unreadable(e);
        }
        try (Connection connection = connections.open()) {
            restore.dropNew(connection, passing);
            return restore.compare(connection);
        }
    }

    private void feed(String database, boolean events) throws IOException {
        Pace pace = Pace.ofBytes(progress, "of the file restored");
        try (OptionFile options = OptionFile.of(access, programs.mariaDb());
                Running program = Running.start(programs.client(), List.of(
                        options.argument(), "--default-character-set=utf8mb4", "--binary-mode", "--batch", "--",
                        database));
                Lines lines = DumpFile.lines(manifest.dump(manifestPath), bytes -> pace.at(bytes, manifest.bytes()))) {
            IOException broken = null;
            try (OutputStream in = new BufferedOutputStream(program.input(), 1 << 16)) {
                boolean within = true;
                for (String line = lines.next(); line != null; line = lines.next()) {
                    within = line.startsWith(DumpOptions.EVENTS_BEGIN) ? events
                            : line.startsWith(DumpOptions.EVENTS_END) || within;
                    if (within) {
                        Lines.write(in, line);
                    }
                }
                pace.at(manifest.bytes(), manifest.bytes());
            } catch (IOException e) {
                // the program has gone, and says itself why
                broken = e;
            }
            requireTaken(program, broken);
        }
    }

    private void requireTaken(Running program, IOException broken) throws IOException {
        String complaint = program.end();
        if (!complaint.isEmpty()) {
            throw new TenureException(
                    "TEN737",
                    programs.client().getFileName() + " could not restore " + manifest.file() + ": " + complaint + ".",
                    "What it had restored by then is there. See what it says, and restore again: every table of the"
                            + " backup is made anew.");
        }
        if (broken != null) {
            throw broken;
        }
    }

    private void dropNew(Connection connection, List<String> passing) throws SQLException {
        if (!passing.isEmpty()) {
            Set<String> there = TableFacts.existing(connection,
                    Stream.concat(passing.stream(), JournalSql.TABLES.stream()).toList());
            manifest.tables().keySet().forEach(there::remove);
            manifest.moving().forEach(there::remove);
            TableDrops.drop(connection, there);
        }
    }

    private List<Finding> compare(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> structure = Backup.structure(DatabaseObjects.read(connection));
        manifest.structure().forEach((object, checksum) -> {
            if (!structure.containsKey(object)) {
                findings.add(difference("The " + object + " is not there."));
            } else if (!structure.get(object).equals(checksum)) {
                findings.add(difference("The " + object + " is not made as it was."));
            }
        });
        structure.keySet().stream()
                .filter(object -> !manifest.structure().containsKey(object))
                .forEach(object -> findings.add(difference("The " + object + " was not in the backup.")));
        Map<String, TableSums> found = TableSums.read(connection, progress);
        manifest.tables().forEach((table, expected) -> {
            TableSums now = found.get(table);
            if (now == null) {
                return;
            }
            if (now.rows() != expected.rows()) {
                findings.add(difference("The table " + table + " has " + now.rows() + " rows instead of "
                        + expected.rows() + "."));
            } else if (now.sum() != expected.sum()) {
                findings.add(difference("The rows of " + table + " are others, although there are as many."));
            }
        });
        return findings;
    }

    private static Finding difference(String what) {
        return Finding.of("TEN738", Subject.schema("backup"), what,
                "Do not rely on this backup before you know why.");
    }

    private TenureException unreadable(IOException e) {
        return new TenureException(
                "TEN733",
                "The backup " + manifest.dump(manifestPath) + " cannot be read to its end: "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ".",
                "Do not restore from it. Take another backup, or use an older one.",
                e);
    }
}
