package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SaidJson;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.schema.json.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies what the compiler proposes into the source tree, under versions; all of it or nothing. */
public final class Promotion {

    private static final String SQL = ".sql";
    private static final String SNAPSHOT = ".snapshot.json";

    private final Schema schema;
    private final Path proposed;
    private final Path target;

    private Promotion(Schema schema, Path proposed, Path target) {
        this.schema = schema;
        this.proposed = proposed;
        this.target = target;
    }

    /** Where a class root holds the proposals of a schema: a folder, relative to it. */
    public static String proposedFolder(Schema schema) {
        return ClassRoot.DESCRIPTORS + "/proposed/" + schema.name();
    }

    /** The snapshot's place beside the migrations of its schema. */
    public static Path snapshotIn(Path migrations, Schema schema) {
        return migrations.resolve(schema.simpleName() + SNAPSHOT);
    }

    /**
     * What was promoted last into a folder of migrations; empty before the first promotion.
     *
     * @throws TenureException TEN301, TEN302 where the snapshot was edited, TEN315 where it cannot be read, TEN323 to
     *     TEN325 where the migrations do not lead to it one after the other
     */
    public static Optional<Snapshot> promoted(Path migrations, Schema schema) {
        Path file = snapshotIn(migrations, schema);
        Optional<Snapshot> snapshot = Files.exists(file) ? Optional.of(snapshot(file)) : Optional.empty();
        List<Path> files = files(migrations);
        List<Head> heads = heads(files);
        requireSquashed(heads);
        List<String> others = snapshots(migrations).stream()
                .filter(other -> !other.equals(file))
                .flatMap(other -> snapshot(other).position().stream())
                .toList();
        List<ChainCheck.Claim> claims = heads.stream()
                .flatMap(head -> head.all(Directive.Chain.class).map(chain -> new ChainCheck.Claim(head.name(), chain)))
                .toList();
        ChainCheck.require(file.toString(), claims, snapshot.flatMap(Snapshot::position), others);
        return snapshot;
    }

    /** The snapshots of all schemas whose migrations are in a folder. */
    static List<Path> snapshots(Path migrations) {
        return files(migrations).stream().filter(file -> file.toString().endsWith(SNAPSHOT)).toList();
    }

    private static Snapshot snapshot(Path file) {
        return SchemaJson.readSnapshot(text(file), file.toString());
    }

    /** What a V file says before its first statement. */
    private record Head(Path file, List<Directive> directives) {

        String name() {
            return file.getFileName().toString();
        }

        Version version() {
            return Version.of(name().substring(1, name().indexOf("__")));
        }

        <D extends Directive> Stream<D> all(Class<D> kind) {
            return directives.stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    /** Without reading all of the files: this happens in every compile. */
    private static List<Head> heads(List<Path> files) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches("V" + Version.PATTERN + "__.*\\.sql"))
                .map(file -> new Head(file, head(file)))
                .toList();
    }

    private static List<Directive> head(Path file) {
        List<Directive> head = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && line.startsWith("--"); line = lines.readLine()) {
                (Directive.isMeant(line) ? Directive.of(line) : Optional.<Directive>empty()).ifPresent(head::add);
            }
            return head;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Beside what replaced them, files lead nowhere. */
    private static void requireSquashed(List<Head> heads) {
        Set<Version> there = heads.stream().map(Head::version).collect(Collectors.toSet());
        heads.forEach(head -> head.all(Directive.Replaces.class)
                .flatMap(replaces -> replaces.versions().stream())
                .filter(there::contains)
                .findFirst()
                .ifPresent(version -> {
                    throw MigrationFiles.unfinished(head.name(), version);
                }));
    }

    /**
     * @param target   the folder of the migrations in the source tree; made if it is not there
     * @param versions one for each proposal, or one for the first, each further a second or number above it, or none
     *                 for the present time
     * @return what was written, the snapshot last; empty where nothing is proposed
     * @throws TenureException TEN310 to TEN325, with nothing written
     */
    public static List<Path> promote(
            ClassRoot classes, Schema schema, Path target, List<String> versions, Clock clock) {
        return new Promotion(schema, classes.root().resolve(proposedFolder(schema)), target).promote(versions, clock);
    }

    private List<Path> promote(List<String> versions, Clock clock) {
        Path snapshot = snapshotIn(target, schema);
        Optional<Snapshot> promoted = promoted(target, schema);
        Path file = proposed.resolve(Proposal.SAID);
        Said said = Files.exists(file) ? SaidJson.read(text(file), file.toString()) : Said.NOTHING;
        Proposal proposal = Proposal.of(schema, promoted, said);
        if (!proposal.isNeeded()) {
            return List.of();
        }
        requireNoObstacle(proposal.obstacles());
        requireCompilersWord(proposal);
        if (proposal.migrations().isEmpty()) {
            // what is expected of existing tables may have changed without a migration
            return write(Map.of(), snapshot, SchemaJson.write(proposal.snapshot()));
        }
        List<Version> given = PromotedVersions.of(versions, proposal.migrations().size(), clock);
        requireFree(given, proposal, promoted.isPresent());
        Map<Path, String> files = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Proposal.Proposed migration = proposal.migrations().get(i);
            migration.files(given.get(i).toString()).forEach((name, text) -> files.put(target.resolve(name), text));
        }
        return write(files, snapshot, SchemaJson.write(proposal.snapshot()));
    }

    private static void requireNoObstacle(List<Finding> obstacles) {
        if (!obstacles.isEmpty()) {
            Finding first = obstacles.get(0);
            String all = obstacles.stream().map(Finding::what).collect(Collectors.joining(" "));
            throw new TenureException(first.code(), all, first.remedy());
        }
    }

    /**
     * The source tree may have moved on since the compiler made its proposal, and so may the proposal. Files of earlier
     * proposals may lie beside it: no compiler takes them away.
     */
    private void requireCompilersWord(Proposal proposal) {
        boolean same = proposal.files().entrySet().stream().allMatch(file -> {
            Path found = proposed.resolve(file.getKey());
            return Files.exists(found) && text(found).equals(file.getValue());
        });
        if (!same) {
            throw new TenureException(
                    "TEN310",
                    "What the compiler proposed in " + proposed + " is not what leads from "
                            + snapshotIn(target, schema) + " to the entities.",
                    "Compile the entities again, with -Atenure.migrations naming " + target + ", and promote then.");
        }
    }

    private void requireFree(List<Version> versions, Proposal proposal, boolean known) {
        for (Path file : files(target)) {
            String name = file.getFileName().toString();
            int end = name.indexOf("__");
            if (!name.endsWith(SQL) || !name.matches("[VU]" + Version.PATTERN + "__.*")) {
                continue;
            }
            Version existing = Version.of(name.substring(1, end));
            if (versions.contains(existing)) {
                throw new TenureException(
                        "TEN311",
                        file + " has the version " + existing + " already.",
                        "Promote under another version; one that is there is never overwritten.");
            }
            if (versions.get(0).compareTo(existing) < 0) {
                throw new TenureException(
                        "TEN312",
                        "The version " + versions.get(0) + " lies before " + existing + ", which " + file + " has.",
                        "Promote under a version above it: databases that have the later one take no earlier one.");
            }
            String what = name.substring(end + 2, name.length() - SQL.length());
            if (!known && proposal.migrations().stream().anyMatch(migration -> migration.name().equals(what))) {
                throw new TenureException(
                        "TEN313",
                        file + " does the same already, but there is no snapshot that knows of it.",
                        "Restore both from version control, or remove the file if it was applied nowhere.");
            }
        }
    }

    private List<Path> write(Map<Path, String> migrations, Path snapshot, String snapshotText) {
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(target);
            for (Map.Entry<Path, String> file : migrations.entrySet()) {
                Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file.getKey());
            }
            Path next = Files.writeString(snapshot.resolveSibling(snapshot.getFileName() + ".next"), snapshotText);
            Files.move(next, snapshot, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written.add(snapshot);
            return written;
        } catch (IOException e) {
            written.forEach(Promotion::remove);
            throw new TenureException(
                    "TEN316",
                    "The promoted files cannot be written to " + target + ": " + e.getClass().getSimpleName() + ".",
                    "See that this account may write there; nothing was left behind.",
                    e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new TenureException(
                    "TEN316", file + " was written but cannot be removed.", "Remove it by hand and try again.", e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TenureException unreadable(Path path, IOException e) {
        return new TenureException(
                "TEN315",
                path + " cannot be read: " + e.getClass().getSimpleName() + ".",
                "See that this account may read it.",
                e);
    }
}
