package dev.tenure.deploy.undo;

import dev.tenure.TenureException;
import dev.tenure.deploy.Gravity;
import dev.tenure.deploy.undo.Advice.Action;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The plan's last section: minor errors are watched, moderate ones taken back, and what damaged data is restored. A
 * rollback that cannot be done, or failed, leads to a restore; a backup that nobody has proved leads to a person.
 *
 * @param findings what went wrong behind the point where the production was changed; by their codes: how bad it is
 * @param rollback what a rollback would do
 * @param backup   what a restore would do; empty where there is no backup
 * @param options  what every command needs to reach the database, as {@code --url … --user …}; no secret
 * @param clock    what time it is
 */
public record DecisionTree(
        List<Finding> findings,
        RollbackOutlook rollback,
        Optional<BackupOutlook> backup,
        String options,
        Clock clock) {

    private static final Map<Action, String> WORDS = Map.of(
            Action.MONITOR, "Go on watching, and mend it with the next deployment.",
            Action.ROLL_BACK, "Take the migrations back.",
            Action.RESTORE, "Restore the backup.",
            Action.CALL_A_PERSON, "Keep users out, and call somebody who may decide.");

    /** How many findings or tables are told one by one. */
    private static final int TOLD = 10;

    public DecisionTree {
        findings = List.copyOf(findings);
    }

    /** The same case with more known of the backup. */
    public DecisionTree withBackup(Optional<BackupOutlook> known) {
        return new DecisionTree(findings, rollback, known, options, clock);
    }

    /** The same case after a rollback was tried, and failed. */
    DecisionTree withFailedRollback(TenureException failure) {
        return new DecisionTree(findings, rollback.failed(failure), backup, options, clock);
    }

    /** What to do. @throws IllegalArgumentException where nothing went wrong */
    public Advice decide() {
        Gravity gravity = findings.stream()
                .map(finding -> Gravities.of(finding.code()))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("nothing went wrong"));
        Action action = action(gravity);
        List<String> facts = new ArrayList<>(wrong(gravity));
        if (gravity.isAtLeast(Gravity.MODERATE)) {
            facts.addAll(ofRollback());
            facts.addAll(ofBackup());
        }
        return new Advice(action, gravity, WORDS.get(action), facts, commands(action));
    }

    private Action action(Gravity gravity) {
        boolean idle = rollback.refusal().isEmpty() && rollback.takesBack().isEmpty();
        if (gravity == Gravity.MINOR || gravity == Gravity.MODERATE && idle) {
            return Action.MONITOR;
        }
        if (gravity == Gravity.MODERATE && rollback.isPossible()) {
            return Action.ROLL_BACK;
        }
        return backup.filter(BackupOutlook::proved).isPresent() ? Action.RESTORE : Action.CALL_A_PERSON;
    }

    private List<String> wrong(Gravity gravity) {
        List<String> facts = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> Gravities.of(finding.code())).reversed())
                .limit(TOLD)
                .forEach(finding -> facts.add(finding.code() + ": " + finding.what()));
        if (findings.size() > TOLD) {
            facts.add("And " + (findings.size() - TOLD) + " findings more.");
        }
        facts.add("The worst of it is " + gravity.name().toLowerCase(Locale.ROOT) + ".");
        return facts;
    }

    private List<String> ofRollback() {
        List<String> facts = new ArrayList<>();
        rollback.refusal().ifPresent(refusal ->
                facts.add("A rollback cannot be done: " + refusal.code() + ": " + refusal.what()));
        if (rollback.refusal().isEmpty() && rollback.takesBack().isEmpty()) {
            facts.add("No migration of this deployment is in force: there is nothing to take back.");
        }
        if (rollback.isPossible()) {
            facts.add("A rollback takes back " + String.join(", ", rollback.takesBack()) + "; it loses "
                    + (rollback.loses().isEmpty() ? "no rows." : "what is in " + rollback.losses() + "."));
            rollback.rehearsed().ifPresent(took -> facts.add("In the rehearsal it took " + seconds(took) + "."));
        }
        return facts;
    }

    private List<String> ofBackup() {
        if (backup.isEmpty()) {
            return List.of("There is no backup that tenure restore could bring back.");
        }
        BackupOutlook there = backup.get();
        List<String> facts = new ArrayList<>();
        facts.add("The backup " + there.manifest().getFileName() + " is " + age(there) + " old and "
                + (there.proved() ? "proved: it was restored and compared." : "not proved: nobody has restored it."));
        there.restored().ifPresent(took -> facts.add("Restoring it took " + seconds(took) + "."));
        facts.add(since(there));
        if (!there.unknown().isEmpty()) {
            facts.add("What came to these tables since is not known: "
                    + String.join(", ", there.unknown()) + ".");
        }
        return facts;
    }

    private static String since(BackupOutlook backup) {
        if (backup.idle()) {
            return "Nothing was written since, as the server's log says: a restore loses nothing.";
        }
        if (backup.since().isEmpty()) {
            return "The tables have as many rows as then; what was changed in them since, a restore loses.";
        }
        long came = backup.since().values().stream().filter(rows -> rows > 0).mapToLong(Long::longValue).sum();
        long went = -backup.since().values().stream().filter(rows -> rows < 0).mapToLong(Long::longValue).sum();
        return "Since then " + came + (came == 1 ? " row" : " rows") + " came and " + went + " went ("
                + backup.since().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.comparing(rows -> -Math.abs(rows))))
                        .limit(TOLD)
                        .map(table -> String.format(Locale.ROOT, "%s %+d", table.getKey(), table.getValue()))
                        .collect(Collectors.joining(", "))
                + (backup.since().size() > TOLD ? ", and more" : "")
                + "): a restore loses what was written since.";
    }

    private String age(BackupOutlook backup) {
        Duration age = Duration.between(backup.begun(), clock.instant());
        return age.toHours() > 0 ? age.toHours() + " h " + age.toMinutesPart() + " min" : age.toMinutes() + " min";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private List<String> commands(Action action) {
        return switch (action) {
            case MONITOR -> List.of(command("watch --for 24h"), command("verify"));
            case ROLL_BACK -> List.of(
                    command("rollback" + words(rollback.extent())
                            + (rollback.loses().isEmpty() ? "" : " --allow-data-loss")),
                    command("preflight"));
            case RESTORE -> List.of(
                    command("restore " + quoted(backup.orElseThrow().manifest()) + " --drop-new --yes"),
                    command("preflight"));
            case CALL_A_PERSON -> List.of(command("status"), command("verify"));
        };
    }

    private String command(String words) {
        return ("tenure " + words + " " + options).strip();
    }

    /** As {@code tenure rollback} takes it, with a blank before it. */
    public static String words(Extent extent) {
        return extent instanceof Extent.All ? " --all"
                : extent instanceof Extent.To to ? " --to " + to.version()
                : extent instanceof Extent.Steps steps ? " --steps " + steps.count() : "";
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
