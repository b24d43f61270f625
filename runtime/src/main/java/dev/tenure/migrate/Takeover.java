package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import dev.tenure.mysql.JournalRow;
import dev.tenure.schema.Finding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which tables a migrate takes over as they are. One that is there, although no migration made it, and that
 * equals the model, is at the end of all that the migrations do to it: none of their statements about it is run.
 *
 * <p>The journal's row of the statement that makes the table says which statements those are, so that a run that was
 * interrupted goes on with the same, and what is written later is run.
 */
final class Takeover {

    private final Inspection inspection;
    private final Presence there;
    private final Map<Lineage.Step, JournalRow> settled = new HashMap<>();
    private final Set<Lineage.Step> pending = new HashSet<>();
    private final Map<Lineage.Step, Lineage> lineages;
    private final Set<Lineage> all;
    private final Set<Lineage.Step> taken = new HashSet<>();
    private final Set<Lineage> differing = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    /**
     * @param there  what is in the database now
     * @param chosen the migrations that are to be applied
     */
    Takeover(
            Inspection inspection,
            Journal journal,
            Presence there,
            List<Migration> migrations,
            List<Migration> chosen)
            throws SQLException {
        this.inspection = inspection;
        this.there = there;
        this.lineages = Lineage.of(migrations);
        this.all = new LinkedHashSet<>(lineages.values());
        migrations.forEach(migration -> settle(migration, journal.of(migration)));
        chosen.forEach(migration -> migration.up().statements().stream()
                .map(statement -> new Lineage.Step(migration.version(), statement.number()))
                .filter(step -> !settled.containsKey(step))
                .forEach(pending::add));
        for (Lineage lineage : all) {
            if (isToBeMade(lineage) && lineage.last().isPresent() && isAtItsEnd(lineage)) {
                taken.addAll(lineage.steps());
            }
            adoption(lineage).flatMap(row -> lineage.marked(row.before()))
                    .ifPresent(count -> lineage.steps().stream().limit(count).forEach(taken::add));
        }
        Set<String> names = namesTaken();
        all.stream().filter(lineage -> isGone(lineage, names)).toList()
                .forEach(lineage -> taken.addAll(lineage.steps()));
    }

    private void settle(Migration migration, History history) {
        Optional<Run> run = history.state() == Status.State.APPLIED
                ? history.up()
                : history.toComplete(Direction.UP);
        run.ifPresent(up -> up.rows().stream()
                .filter(row -> up.isSettled(row.place().statement()))
                .forEach(row -> settled.put(
                        new Lineage.Step(migration.version(), row.place().statement()), row)));
    }

    /** Whether a statement is about a table that is taken over, and has happened with it. */
    boolean covers(Migration migration, Script.Statement statement) {
        return taken.contains(new Lineage.Step(migration.version(), statement.number()));
    }

    /** What the journal is to say of the statement that makes a table that is taken over. */
    Optional<String> mark(Migration migration, Script.Statement statement) {
        Lineage.Step step = new Lineage.Step(migration.version(), statement.number());
        return Optional.ofNullable(lineages.get(step))
                .filter(lineage -> lineage.creation().filter(step::equals).isPresent())
                .map(lineage -> lineage.mark(lineage.steps().size()));
    }

    /** Why a table that a statement is to make cannot be made: it is there already, and is not taken over. */
    Optional<String> refusal(Migration migration, Script.Statement statement, Presence before) {
        if (!(statement.effect() instanceof Effect.CreateTable create) || !before.has(create.name())) {
            return Optional.empty();
        }
        Lineage lineage = lineages.get(new Lineage.Step(migration.version(), statement.number()));
        return Optional.of(lineage)
                .filter(each -> !differing.contains(each))
                .map(each -> "The table " + create.name() + " is there already, and "
                        + each.last()
                                .map(name -> name.equalsIgnoreCase(create.name())
                                        ? "an earlier migration speaks of it, too."
                                        : "later migrations name it " + name + ", which is not there.")
                                .orElse("later migrations drop it."));
    }

    /** What keeps tables that are there from being taken over. */
    List<String> differences() {
        return differences;
    }

    private boolean isToBeMade(Lineage lineage) {
        return lineage.creation().filter(pending::contains).isPresent();
    }

    /** The journal's word that the table was taken over. */
    private Optional<JournalRow> adoption(Lineage lineage) {
        return lineage.creation()
                .map(settled::get)
                .filter(row -> row.outcome().filter(StatementOutcome.ADOPTED.text()::equals).isPresent());
    }

    private Optional<String> nameNow(Lineage lineage) {
        return lineage.nameBehind(settled::containsKey);
    }

    private boolean isAtItsEnd(Lineage lineage) throws SQLException {
        String name = lineage.last().orElseThrow();
        if (!there.has(name) || isOfAnother(name, lineage)) {
            return false;
        }
        Optional<List<Finding>> found = inspection.differences(name);
        boolean equal = found.filter(List::isEmpty).isPresent();
        if (!equal && all.stream().noneMatch(other -> makesRoom(other, name))) {
            differing.add(lineage);
            found.ifPresentOrElse(
                    findings -> findings.stream().map(Finding::what).forEach(differences::add),
                    () -> differences.add("The model has no table " + name + " to compare it with."));
        }
        return equal;
    }

    private boolean isOfAnother(String name, Lineage lineage) {
        return all.stream()
                .filter(other -> other != lineage && other.creation().filter(settled::containsKey).isPresent())
                .flatMap(other -> nameNow(other).stream())
                .anyMatch(name::equalsIgnoreCase);
    }

    /** Whether a table was there before all migrations, and one that is pending drops it or names it otherwise. */
    private boolean makesRoom(Lineage other, String name) {
        return other.creation().isEmpty()
                && nameNow(other).filter(name::equalsIgnoreCase).isPresent()
                && other.last().filter(name::equalsIgnoreCase).isEmpty();
    }

    /** What tables that are taken over, now or before, are called in the end. */
    private Set<String> namesTaken() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.stream()
                .filter(each -> each.creation().filter(taken::contains).isPresent() || adoption(each).isPresent())
                .forEach(each -> each.last().ifPresent(names::add));
        return names;
    }

    /**
     * Whether the table was there once and is not any more, but for the name of one that is taken over: where the
     * database is ahead of the migrations, what comes only to go again has gone.
     */
    private boolean isGone(Lineage lineage, Set<String> names) {
        boolean madeHere = lineage.creation().isPresent();
        if (madeHere && (taken.isEmpty() || lineage.last().isPresent() || !isToBeMade(lineage))) {
            return false;
        }
        String name = nameNow(lineage).orElse(lineage.first());
        return names.contains(name) || madeHere && !there.has(name);
    }
}
