package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds the migrations of a source tree into one. Wherever it is interrupted, the next squash completes it: the files
 * that are folded go when the one that stands for them is whole.
 */
public final class Squash {

    private static final String NEXT = ".next";

    /** How many statements a refusal shows. */
    private static final int SHOWN = 10;

    /**
     * What came of it.
     *
     * @param written the two files; empty where there was nothing to fold, or only something to complete
     * @param removed the files whose migrations these stand for
     */
    public record Result(List<Path> written, List<Path> removed) {
        public Result {
            written = List.copyOf(written);
            removed = List.copyOf(removed);
        }
    }

    /** One change to the folder. */
    record Step(Path file, boolean removes, Act act) {}

    interface Act {
        void run() throws IOException;
    }

    private final Path folder;
    private final List<Step> steps = new ArrayList<>();

    private Squash(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder  the folder of the migrations in the source tree
     * @param version the version of the migration that stands for all; by default the one after the last
     * @param because why statements that were written by hand may be left out; without a reason they stop it
     * @throws TenureException TEN434, TEN435, and what is wrong with the files, with nothing changed; TEN439 where the
     *     folder cannot be written to
     */
    public static Result squash(Schema schema, Path folder, Optional<Version> version, Optional<String> because) {
        List<Step> steps = steps(schema, folder, version, because);
        Set<Path> done = new HashSet<>();
        for (Step step : steps) {
            try {
                step.act().run();
                done.add(step.file());
            } catch (IOException e) {
                throw failed(steps, done, step, e);
            }
        }
        return new Result(files(steps, false), files(steps, true));
    }

    private static List<Path> files(List<Step> steps, boolean removed) {
        return steps.stream()
                .filter(step -> step.removes() == removed && !step.file().toString().endsWith(NEXT))
                .map(Step::file)
                .toList();
    }

    /** What is to be done, in order; it may stop between any two. */
    static List<Step> steps(Schema schema, Path folder, Optional<Version> version, Optional<String> because) {
        List<Migration> migrations = MigrationFiles.all(folder);
        Set<Version> there = migrations.stream().map(Migration::version).collect(Collectors.toSet());
        Squash squash = new Squash(folder);
        Optional<Migration> begun = migrations.stream()
                .filter(migration -> migration.replaced().stream().anyMatch(there::contains))
                .findFirst();
        if (begun.isPresent()) {
            squash.complete(begun.get(), migrations);
        } else if (migrations.size() > 1) {
            squash.write(baseline(schema, folder, migrations, because), version(migrations, version));
            migrations.forEach(squash::remove);
        }
        return squash.steps;
    }

    private void complete(Migration baseline, List<Migration> migrations) {
        Path down = folder.resolve("U" + baseline.up().file().substring(1));
        if (baseline.down().isEmpty() && Files.exists(next(down))) {
            steps.add(new Step(down, false, () -> move(down)));
        }
        migrations.stream().filter(each -> baseline.replaced().contains(each.version())).forEach(this::remove);
    }

    /** The V file says what it stands for: with it the folder is squashed, and the rest is tidying up. */
    private void write(Proposal.Proposed baseline, Version version) {
        Map<String, String> files = baseline.files(version.toString());
        files.forEach((name, text) -> {
            Path next = next(folder.resolve(name));
            steps.add(new Step(next, false, () -> Files.writeString(next, text, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)));
        });
        files.keySet().stream().map(folder::resolve).forEach(file -> steps.add(new Step(file, false, () -> move(file))));
    }

    private void remove(Migration migration) {
        Stream.concat(migration.down().stream(), Stream.of(migration.up()))
                .map(script -> folder.resolve(script.file()))
                .forEach(file -> steps.add(new Step(file, true, () -> Files.delete(file))));
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + NEXT);
    }

    private static void move(Path file) throws IOException {
        Files.move(next(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Proposal.Proposed baseline(
            Schema schema, Path folder, List<Migration> migrations, Optional<String> because) {
        Snapshot snapshot = Promotion.promoted(folder, schema).filter(found -> !found.schema().owned().isEmpty())
                .orElseThrow(() -> new TenureException(
                        "TEN434",
                        Promotion.snapshotIn(folder, schema) + " is not there, or has no tables: nothing says what the"
                                + " migrations lead to.",
                        "Name the folder in which the migrations were promoted, and its schema."));
        requireAlone(schema, folder);
        Baseline baseline = new Baseline(snapshot, migrations);
        List<Baseline.Handwritten> handwritten = baseline.handwritten();
        if (!handwritten.isEmpty() && because.isEmpty()) {
            throw new TenureException(
                    "TEN435",
                    "These statements were written by hand, and the snapshot knows nothing of them:\n  "
                            + handwritten.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining("\n  "))
                            + (handwritten.size() > SHOWN ? "\n  and " + (handwritten.size() - SHOWN) + " more" : "")
                            + "\n",
                    "Squash with --drop-handwritten and the reason why a new database does not need them. What it needs"
                            + " goes into a migration of its own afterwards. Nothing was changed.");
        }
        return baseline.write(because.filter(reason -> !handwritten.isEmpty()));
    }

    private static void requireAlone(Schema schema, Path folder) {
        Path own = Promotion.snapshotIn(folder, schema);
        Promotion.snapshots(folder).stream().filter(other -> !other.equals(own)).findFirst().ifPresent(other -> {
            throw new TenureException(
                    "TEN434",
                    other + " is the snapshot of another schema, whose migrations lie in the same folder.",
                    "Give each schema a folder of its own: the migrations of a folder are run as one history.");
        });
    }

    private static Version version(List<Migration> migrations, Optional<Version> given) {
        Version last = migrations.get(migrations.size() - 1).version();
        Version version = given.orElseGet(() -> Version.of(PromotedVersions.next(last.toString())));
        if (version.compareTo(last) <= 0) {
            throw new TenureException(
                    "TEN312",
                    "The version " + version + " does not lie behind " + last + ", the last of those that it stands for.",
                    "Name a version above it, or none.");
        }
        return version;
    }

    private static TenureException failed(List<Step> steps, Set<Path> done, Step step, IOException e) {
        Optional<Path> baseline = files(steps, false).stream().findFirst();
        boolean written = step.removes() || baseline.filter(done::contains).isPresent();
        if (!written) {
            steps.stream().map(Step::file).filter(file -> file.toString().endsWith(NEXT)).forEach(Squash::discard);
        }
        return new TenureException(
                "TEN439",
                step.file() + (step.removes() ? " cannot be removed: " : " cannot be written: ")
                        + e.getClass().getSimpleName() + "." + (written ? "" : " Nothing was changed."),
                "See that this account may write there, and run squash again" + (written ? ", which completes it." : "."),
                e);
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // no tool takes a file with such an ending for a migration
        }
    }
}
