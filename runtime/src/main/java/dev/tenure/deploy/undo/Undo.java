package dev.tenure.deploy.undo;

import dev.tenure.ProgressListener;
import dev.tenure.TenureException;
import dev.tenure.deploy.Structure;
import dev.tenure.deploy.backup.Access;
import dev.tenure.deploy.backup.Programs;
import dev.tenure.deploy.backup.Restore;
import dev.tenure.deploy.undo.Advice.Action;
import dev.tenure.migrate.Locking;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does what the decision tree says, without asking: a rollback that loses nothing, or a restore of a backup that was
 * proved. Everything else is left to a person. It says whether the structure is then what it was before.
 */
public final class Undo {

    /** What is said where somebody ends a run that was to undo things by itself. */
    public static final String NOT_WHERE_TOLD_TO_STOP = "Nothing is undone by itself, since it was told to stop.";

    /** What {@link Rollback} says where rows would go. */
    private static final String LOSES_ROWS = "TEN412";

    /** Keeps users out before anything is changed. */
    public interface KeepingOut {

        /** Why that cannot be done; nothing is changed then. It may be asked for twice. */
        Optional<Finding> now();
    }

    /**
     * What it takes.
     *
     * @param before        how the structure was before the migrate; empty where nobody looked
     * @param allowDataLoss whether a rollback may lose rows; said by a person beforehand
     * @param keepingOut    keeps users out
     * @param client        how to restore; empty where there is nothing to restore with
     */
    public record Means(
            Connections connections,
            Schema schema,
            List<Migration> migrations,
            Locking locking,
            Optional<Structure> before,
            boolean allowDataLoss,
            KeepingOut keepingOut,
            Optional<Client> client) {}

    /** The program that restores, and how it gets to the database. */
    public record Client(String database, Access access, Programs programs) {}

    /**
     * What was done.
     *
     * @param action   what in the end; empty where nothing was
     * @param said     what was done, one sentence each
     * @param findings what is wrong now, or why nothing was done
     */
    public record Result(Optional<Action> action, List<String> said, List<Finding> findings) {
        public Result {
            said = List.copyOf(said);
            findings = List.copyOf(findings);
        }
    }

    private final Means means;
    private final MigrationListener listener;
    private final List<String> said = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Action> done = Optional.empty();

    private Undo(Means means, MigrationListener listener) {
        this.means = means;
        this.listener = listener;
    }

    /** Decides and does it; where a rollback fails on the way, decides again. */
    public static Result perform(DecisionTree tree, Means means, MigrationListener listener) throws SQLException {
        Undo undo = new Undo(means, listener);
        undo.perform(tree);
        return new Result(undo.done, undo.said, undo.findings);
    }

    private void perform(DecisionTree tree) throws SQLException {
        switch (tree.decide().action()) {
            case MONITOR -> said.add("Nothing is undone: what was found can wait.");
            case ROLL_BACK -> rollback(tree);
            case RESTORE -> restore(tree.backup().orElseThrow());
            case CALL_A_PERSON -> findings.add(Finding.of(
                    "TEN791",
                    Subject.schema("undo"),
                    "Nothing is undone by itself: a rollback does not mend this or cannot be done, and there is no proved"
                            + " backup to restore.",
                    "Keep users out, and let somebody decide who knows the data."));
        }
    }

    private void rollback(DecisionTree tree) throws SQLException {
        RollbackOutlook outlook = tree.rollback();
        if (!outlook.loses().isEmpty() && !means.allowDataLoss()) {
            findings.add(Finding.of(
                    "TEN790",
                    Subject.schema("undo"),
                    "Nothing is taken back by itself, for that would lose what is in " + outlook.losses() + ".",
                    "Keep users out and save these rows, and roll back yourself; --allow-data-loss lets it be done by"
                            + " itself."));
            return;
        }
        if (!areKeptOut()) {
            return;
        }
        RollbackOptions options = RollbackOptions.of(outlook.extent()).withLocking(means.locking());
        try {
            Plan plan = new Rollback(means.connections(), means.schema(), means.migrations())
                    .rollback(means.allowDataLoss() ? options.withDataLossAllowed() : options, listener);
            done = Optional.of(Action.ROLL_BACK);
            said.add("Took back " + plan.entries().stream()
                    .map(entry -> entry.migration().label()).collect(Collectors.joining(", ")) + ".");
        } catch (TenureException failure) {
            if (failure.code().equals(LOSES_ROWS)) {
                // they came before users were kept out, and a restore would lose them as well
                findings.add(Finding.of("TEN790", Subject.schema("undo"), failure.what(), failure.remedy()));
                return;
            }
            said.add("The rollback failed: " + failure.code() + ": " + failure.what());
            perform(tree.withFailedRollback(failure));
            return;
        }
        compare();
    }

    private void restore(BackupOutlook backup) throws SQLException {
        if (means.client().isEmpty()) {
            findings.add(Finding.of(
                    "TEN791",
                    Subject.schema("undo"),
                    "Nothing is restored by itself: there is no program here that could.",
                    "Keep users out, and restore " + backup.manifest() + " where the server's client programs are."));
            return;
        }
        if (!areKeptOut()) {
            return;
        }
        Client client = means.client().get();
        List<Finding> differences = Restore.into(backup.manifest(), means.connections(), client.database(),
                client.access(), client.programs(), true,
                means.schema().owned().stream().map(Table::name).toList(), ProgressListener.NONE);
        done = Optional.of(Action.RESTORE);
        said.add("Restored " + backup.manifest().getFileName() + ", begun at " + backup.begun() + ".");
        findings.addAll(differences);
        compare();
    }

    private boolean areKeptOut() {
        Optional<Finding> complaint = means.keepingOut().now();
        complaint.ifPresent(finding -> {
            said.add("Nothing is undone: users cannot be kept out.");
            findings.add(finding);
        });
        return complaint.isEmpty();
    }

    private void compare() throws SQLException {
        if (means.before().isEmpty()) {
            said.add("Nobody looked at the structure before, so that it cannot be compared.");
            return;
        }
        try (Connection connection = means.connections().open()) {
            List<String> differences = Structure.read(connection).differencesTo(means.before().get());
            differences.forEach(difference -> findings.add(Finding.of(
                    "TEN792",
                    Subject.schema("undo"),
                    "The structure is not what it was before the migrate: " + difference,
                    "Keep users out until you know why.")));
            if (differences.isEmpty()) {
                said.add("The structure is what it was before the migrate: "
                        + means.before().get().checksums().size() + " objects are the same.");
            }
        }
    }
}
