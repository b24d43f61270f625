package dev.tenure.deploy.backup;

import dev.tenure.Digests;
import dev.tenure.Pace;
import dev.tenure.ProgressListener;
import dev.tenure.TenureException;
import dev.tenure.deploy.OwnersAlone;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.DumpOptions;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerDisk;
import dev.tenure.mysql.SessionSql;
import dev.tenure.mysql.TableSums;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Takes a backup of a database: a compressed dump and a manifest, both of them or neither. While it is written, the file
 * has another name.
 */
public final class Backup {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final long BETWEEN_TELLING = 1 << 20;

    private final Connections connections;
    private final Access access;
    private final Programs programs;
    private final ProgressListener progress;
    private Optional<String> position = Optional.empty();

    private Backup(Connections connections, Access access, Programs programs, ProgressListener progress) {
        this.progress = progress;
        this.connections = connections;
        this.access = access;
        this.programs = programs;
    }

    /**
     * @param folder where it is put; made if it is not there
     * @return the manifest's path
     * @throws TenureException TEN732 where the dump failed, TEN735 where the structure changed meanwhile, TEN736 where
     *     the files cannot be written, TEN739 where the account may not see everything; with nothing left behind
     */
    public static Path take(Connections connections, Access access, Programs programs, Path folder, Clock clock)
            throws SQLException {
        return take(connections, access, programs, folder, clock, ProgressListener.NONE);
    }

    /**
     * The same.
     *
     * @param progress is told how much of the dump is written, before it is compressed, and what is summed up then
     */
    public static Path take(
            Connections connections, Access access, Programs programs, Path folder, Clock clock, ProgressListener progress)
            throws SQLException {
        return new Backup(connections, access, programs, progress).take(folder, clock.instant());
    }

    private Path take(Path folder, Instant begun) throws SQLException {
        try (Connection before = connections.open(); Connection after = connections.open()) {
            String database = SessionSql.database(before).orElseThrow();
            String name = fileName(database) + "_" + MOMENT.format(begun) + ".sql.gz";
            Path dump = folder.resolve(name);
            Path partial = folder.resolve(name + ".partial");
            Path manifest = folder.resolve(name + Manifest.ENDING);
            boolean done = false;
            try {
                BackupPrivileges.requireToTake(before, database);
                Files.createDirectories(folder);
                List<DatabaseObject> objects = DatabaseObjects.read(before);
                TableSums.holdStill(before);
                boolean tellsPosition = DumpOptions.tellsPosition(after);
                String sha256 = write(partial, DumpOptions.of(database, programs.mariaDb(), tellsPosition),
                        ServerDisk.size(after).rows());
                requireSame(objects, DatabaseObjects.read(after));
                TableSums.holdStill(after);
                Map<String, TableSums> sums = TableSums.read(before, progress);
                Map<String, TableSums> still = unchanged(sums, TableSums.read(after, progress));
                List<String> moving = sums.keySet().stream().filter(table -> !still.containsKey(table)).toList();
                Manifest written = new Manifest(database, Server.of(after).label(), begun, name, Files.size(partial),
                        sha256, position, structure(objects), still, moving);
                Files.writeString(manifest, written.text());
                Files.move(partial, dump, StandardCopyOption.ATOMIC_MOVE);
                done = true;
                return manifest;
            } catch (IOException e) {
                throw unwritable(folder, e);
            } finally {
                if (!done) {
                    remove(partial);
                    remove(manifest);
                }
            }
        }
    }

    /** Names of databases may hold anything, names of files may not. */
    public static String fileName(String database) {
        return database.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    }

    /**
     * @param expected how many bytes, more or less
     * @return the checksum of what is in the file then
     */
    private String write(Path file, List<String> options, long expected) throws IOException {
        MessageDigest digest = Digests.sha256();
        String last = "";
        long written = 0;
        long told = 0;
        Pace pace = Pace.ofBytes(progress, "dumped");
        try (OptionFile access = OptionFile.of(this.access, programs.mariaDb());
                Running program = Running.start(programs.dump(), arguments(access, options));
                OutputStream disk = Files.newOutputStream(OwnersAlone.create(file));
                OutputStream out = new GZIPOutputStream(new DigestOutputStream(disk, digest), 1 << 16);
                Lines lines = new Lines(program.output());
                Patience patience = Patience.with(program, connections)) {
            program.input().close();
            for (String line = lines.next(); line != null; line = lines.next()) {
                Lines.write(out, line);
                position = position.or(positionIn(line));
                last = line.isBlank() ? last : line;
                written += line.length() + 1;
                if (written - told >= BETWEEN_TELLING) {
                    told = written;
                    pace.at(written, expected);
                }
            }
            requireEnded(program, patience, last);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Supplier<Optional<String>> positionIn(String line) {
        return () -> line.startsWith("-- CHANGE ") ? DumpOptions.position(line) : Optional.empty();
    }

    private static List<String> arguments(OptionFile access, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(access.argument()));
        arguments.addAll(options);
        return arguments;
    }

    private void requireEnded(Running program, Patience patience, String last) {
        String end = program.end();
        String complaint = patience.lost().orElse(end);
        if (complaint.isEmpty() && !last.startsWith(DumpOptions.END)) {
            complaint = "what it wrote breaks off";
        }
        if (!complaint.isEmpty()) {
            throw new TenureException(
                    "TEN732",
                    programs.dump().getFileName() + " did not write a whole dump: " + complaint + ".",
                    "Nothing was left behind. See what it says, and take the backup again.");
        }
    }

    private static void requireSame(List<DatabaseObject> before, List<DatabaseObject> after) {
        if (!before.equals(after)) {
            List<DatabaseObject> changed = new ArrayList<>(after);
            changed.removeAll(before);
            before.stream().filter(object -> !after.contains(object)).forEach(changed::add);
            throw new TenureException(
                    "TEN735",
                    "The structure changed while the backup was taken: "
                            + changed.stream().map(DatabaseObject::label).distinct().collect(Collectors.joining(", ")) + ".",
                    "Nothing was left behind. Take the backup again when nobody migrates.");
        }
    }

    private static Map<String, TableSums> unchanged(Map<String, TableSums> before, Map<String, TableSums> after) {
        Map<String, TableSums> same = new TreeMap<>(before);
        same.entrySet().removeIf(entry -> !entry.getValue().equals(after.get(entry.getKey())));
        return same;
    }

    /** The checksum of each definition, by the object's kind and name. */
    static Map<String, String> structure(List<DatabaseObject> objects) {
        Map<String, String> structure = new TreeMap<>();
        objects.forEach(object -> structure.put(
                object.label(), Digests.sha256(object.sqlMode() + "\n" + object.definition())));
        return structure;
    }

    private static TenureException unwritable(Path folder, IOException e) {
        return new TenureException(
                "TEN736",
                "The backup cannot be written to " + folder + ": "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ".",
                "See that there is room and that this account may write there; nothing was left behind.",
                e);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file.getParent(), e);
        }
    }
}
