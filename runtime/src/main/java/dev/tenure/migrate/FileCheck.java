package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.JournalRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares the files with what the journal says was applied. */
final class FileCheck {

    private final Journal journal;
    private final Map<Version, Migration> migrations = new TreeMap<>();
    private final Replacements replacements;

    FileCheck(Journal journal, List<Migration> migrations) {
        this.journal = journal;
        this.replacements = new Replacements(journal, migrations);
        migrations.forEach(migration -> this.migrations.put(migration.version(), migration));
    }

    /** @throws TenureException the first problem, by version */
    void require() {
        Stream<History> folding = migrations.values().stream()
                .filter(migration -> !migration.folded().isEmpty())
                .map(journal::of);
        Stream.concat(journal.begun().stream(), folding).flatMap(history -> problems(history).stream()).findFirst()
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** What is wrong with the files of a migration that is in the database, or with what it is to stand for. */
    List<TenureException> problems(History history) {
        List<TenureException> problems = new ArrayList<>();
        Migration migration = migrations.get(history.version());
        if (migration != null) {
            replacements.problem(migration).ifPresent(problems::add);
        }
        if (!history.isInForce()) {
            return problems;
        }
        if (migration == null) {
            if (replacements.of(history.version()).isPresent()) {
                return problems;
            }
            problems.add(new TenureException(
                    "TEN402",
                    "The migration " + history.version() + "_" + history.name()
                            + " is in the database, but its file is gone.",
                    "Restore the file from version control, or use the class folder or jar that it was applied from."));
            return problems;
        }
        Run run = history.effective().orElseThrow();
        if (history.state() == Status.State.APPLIED) {
            history.up().map(Run::last).filter(row -> !row.script().checksum().equals(migration.up().checksum()))
                    .ifPresent(row -> problems.add(edited(migration.up())));
        } else {
            changedWhileHalf(run, migration).ifPresent(problems::add);
        }
        return problems;
    }

    private static TenureException edited(Script script) {
        return new TenureException(
                "TEN403",
                script.file() + " was edited after it was applied.",
                "Restore it from version control; write a new migration for what should change.");
    }

    /** What was done already must stay as it was; what failed, and what comes after it, may be put right. */
    private static Optional<TenureException> changedWhileHalf(Run run, Migration migration) {
        Optional<Script> script = run.direction().script(migration);
        return run.rows().stream()
                .filter(row -> run.isSettled(row.place().statement()) || row.outcome().isEmpty())
                .filter(row -> !script.filter(text -> isIn(text, row)).isPresent())
                .findFirst()
                .map(row -> new TenureException(
                        "TEN417",
                        "Statement " + row.place().statement() + " of " + migration.label()
                                + " (" + run.direction().text() + ") was begun by an earlier run,"
                                + " and its file was edited or removed since.",
                        "Restore that statement from version control; only what was not begun yet may change."));
    }

    private static boolean isIn(Script script, JournalRow row) {
        int number = row.place().statement();
        return number <= script.statements().size()
                && script.statements().get(number - 1).checksum().equals(row.script().statement());
    }
}
