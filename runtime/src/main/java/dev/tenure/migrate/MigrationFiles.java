package dev.tenure.migrate;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.Statements;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the migrations of a schema: {@code V<version>__<name>.sql} and, for the way back,
 * {@code U<version>__<name>.sql}. Files with other endings than {@code .sql} are none of its business.
 */
public final class MigrationFiles {

    private static final Pattern NAME = Pattern.compile("([VU])(" + Version.PATTERN + ")__(.+)\\.sql");

    private record Named(Path path, Direction direction, Version version, String name) {
        String file() {
            return path.getFileName().toString();
        }
    }

    private MigrationFiles() {}

    /**
     * @param root a class path root: the folder, or the root of a jar's file system
     * @return the migrations by version; never empty
     * @throws TenureException TEN330 to TEN340 and TEN436, for whatever is wrong with the files
     */
    public static List<Migration> read(Path root, Schema schema) {
        List<Migration> migrations = all(root.resolve(schema.migrations()));
        Set<Version> there = migrations.stream().map(Migration::version).collect(Collectors.toSet());
        for (Migration baseline : migrations) {
            baseline.replaced().stream().filter(there::contains).findFirst().ifPresent(version -> {
                throw unfinished(baseline.up().file(), version);
            });
        }
        return migrations;
    }

    /** @throws TenureException where a squash was interrupted, or a merge brought back what it had removed */
    static TenureException unfinished(String baseline, Version version) {
        return new TenureException(
                "TEN436",
                baseline + " stands for the migration " + version + ", whose file is there as well.",
                "Run squash again: it completes what was interrupted. If a merge brought the file back, remove it.");
    }

    /** The migrations of a folder, also where some of them stand for others. */
    public static List<Migration> all(Path folder) {
        Map<Version, Named> ups = new TreeMap<>();
        Map<Version, Named> downs = new TreeMap<>();
        for (Named named : named(folder)) {
            Named other = (named.direction() == Direction.UP ? ups : downs).putIfAbsent(named.version(), named);
            if (other != null) {
                throw new TenureException(
                        "TEN332",
                        other.file() + " and " + named.file() + " in " + folder + " have one version.",
                        "Give one of them a version of its own, as long as it was applied nowhere.");
            }
        }
        if (ups.isEmpty() && downs.isEmpty()) {
            throw new TenureException(
                    "TEN330",
                    folder + (Files.isDirectory(folder) ? " holds no migrations." : " is not there."),
                    "Promote what the compiler proposes and build again, or name the class folder or jar that holds "
                            + folder + ".");
        }
        downs.values().forEach(down -> requireUp(down, ups.get(down.version())));
        return ups.values().stream().map(up -> migration(up, Optional.ofNullable(downs.get(up.version())))).toList();
    }

    private static List<Named> named(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().endsWith(".sql"))
                    .sorted()
                    .map(MigrationFiles::nameOf)
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Named nameOf(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches()) {
            throw new TenureException(
                    "TEN331",
                    path + " is named neither V<version>__<name>.sql nor U<version>__<name>.sql.",
                    "Rename it, as V2025_10_01_060100__create_orders.sql, or take it out of this folder.");
        }
        Direction direction = name.group(1).equals("V") ? Direction.UP : Direction.DOWN;
        return new Named(path, direction, Version.of(name.group(2)), name.group(3));
    }

    private static void requireUp(Named down, Named up) {
        if (up == null || !up.name().equals(down.name())) {
            throw new TenureException(
                    "TEN333",
                    down.path() + " takes back what no file applies: there is "
                            + (up == null ? "no V file of its version." : "only " + up.file() + " under its version."),
                    "Name both files alike save for the first letter, or remove the one that is left over.");
        }
    }

    private static Migration migration(Named up, Optional<Named> down) {
        Migration migration = new Migration(up.version(), up.name(), script(up), down.map(MigrationFiles::script));
        migration.down().ifPresent(back -> requireUndone(back, migration.up()));
        return migration;
    }

    private static void requireUndone(Script down, Script up) {
        for (Script.Statement statement : down.statements()) {
            statement.directive(Directive.Undoes.class).stream()
                    .flatMap(undoes -> undoes.statements().stream())
                    .filter(number -> number > up.statements().size())
                    .findFirst()
                    .ifPresent(number -> {
                        throw new TenureException(
                                "TEN340",
                                down.file() + ", line " + statement.line() + ": this is said to take back statement "
                                        + number + " of " + up.file() + ", which has only " + up.statements().size() + ".",
                                "Number the statements of the V file from 1, and correct the tenure:undoes line.");
                    });
        }
    }

    private static Script script(Named named) {
        String text = text(named.path());
        List<Script.Statement> statements = new ArrayList<>();
        List<Directive.OfFile> ofFile = new ArrayList<>();
        for (Statements.Statement statement : split(named.path(), text)) {
            Effect effect = Effect.of(statement.sql());
            if (effect instanceof Effect.Unfit unfit) {
                throw new TenureException(
                        "TEN337",
                        named.path() + ", line " + statement.line() + ": this statement " + unfit.why() + ".",
                        "Write the migration so that every statement means the same on a fresh connection; whether foreign"
                                + " keys are checked is said by foreign_key_checks = 0 or 1 alone, for the SESSION.");
            }
            List<Directive.OfStatement> ofStatement = new ArrayList<>();
            for (Directive directive : directives(named.path(), statement)) {
                if (directive instanceof Directive.OfStatement its) {
                    ofStatement.add(its);
                } else {
                    ofFile.add((Directive.OfFile) directive);
                }
            }
            ofStatement.forEach(directive -> StatementForm.require(directive, named.path(), statement));
            statements.add(new Script.Statement(
                    statements.size() + 1,
                    statement.line(),
                    statement.sql(),
                    Digests.sha256(statement.sql()),
                    effect,
                    ofStatement));
        }
        if (statements.isEmpty()) {
            throw new TenureException(
                    "TEN334",
                    named.path() + " holds no statement.",
                    "Write what it should do, or remove the file if it was applied nowhere.");
        }
        return new Script(named.file(), statements, text, Digests.sha256(text), ofFile);
    }

    private static List<Directive> directives(Path path, Statements.Statement statement) {
        return statement.comments().stream()
                .filter(Directive::isMeant)
                .map(comment -> Directive.of(comment).orElseThrow(() -> new TenureException(
                        "TEN338",
                        path + ", before line " + statement.line() + ": Tenure cannot read \"" + comment.strip() + "\".",
                        "Write it as docs/migrations.md says, or as a comment that does not begin with "
                                + Directive.MARK + ".")))
                .toList();
    }

    private static List<Statements.Statement> split(Path path, String text) {
        try {
            return Statements.split(text);
        } catch (Statements.Unreadable e) {
            throw new TenureException(
                    "TEN335",
                    path + " cannot be taken apart into statements: " + e.getMessage() + ".",
                    "Close it.",
                    e);
        }
    }

    private static String text(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n");
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static TenureException unreadable(Path path, IOException e) {
        boolean encoding = e instanceof CharacterCodingException;
        return new TenureException(
                "TEN336",
                path + (encoding ? " is not written in UTF-8." : " cannot be read: " + e.getClass().getSimpleName() + "."),
                encoding ? "Save it as UTF-8." : "See that the file is there and that this account may read it.",
                e);
    }
}
