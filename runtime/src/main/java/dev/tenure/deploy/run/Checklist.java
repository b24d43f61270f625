package dev.tenure.deploy.run;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.ChecklistItem.Mark;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The items of the plan's section 5.1, and what ticks each of them. */
final class Checklist {

    /**
     * One item.
     *
     * @param needs      all that has to be shown
     * @param idle       why there is nothing to show, of schemas that have nothing of the kind
     */
    private record Item(String code, String text, List<Proof> needs, Function<Schema, Optional<String>> idle) {}

    private static final Function<Schema, Optional<String>> ALWAYS = schema -> Optional.empty();

    private static final List<Item> ITEMS = List.of(
            new Item("TEN750", "Migrations completed on a test database",
                    List.of(Proof.MIGRATED, Proof.MIGRATED_AGAIN), ALWAYS),
            new Item("TEN751", "Foreign keys validated (all CASCADE)", List.of(Proof.FOREIGN_KEYS), ALWAYS),
            new Item("TEN752", "Indexes verified on all tables", List.of(Proof.INDEXES), ALWAYS),
            new Item("TEN753", "Unique constraints tested", List.of(Proof.UNIQUE_KEYS),
                    none(table -> table.indexes().stream().anyMatch(Index::unique), "No table has a unique key.")),
            new Item("TEN754", "Cascade delete behavior confirmed", List.of(Proof.CASCADE),
                    none(table -> table.tenantColumn().isPresent(), "No table belongs to tenants.")),
            new Item("TEN755", "Soft delete functionality validated", List.of(Proof.SOFT_DELETE),
                    none(table -> table.entity().map(Entity::softDeleteKeys).filter(keys -> !keys.isEmpty()).isPresent(),
                            "No table is unique among its live rows.")),
            new Item("TEN756", "Rollback tested and successful", List.of(Proof.ROLLED_BACK), ALWAYS),
            new Item("TEN757", "Database backup created", List.of(Proof.BACKUP), ALWAYS),
            new Item("TEN758", "Maintenance mode planned", List.of(Proof.MAINTENANCE), ALWAYS),
            new Item("TEN759", "Rollback window defined", List.of(Proof.ROLLBACK_WINDOW), ALWAYS));

    private final Optional<String> noMaintenance;
    private final Duration window;

    /**
     * @param noMaintenance why users need not be kept out
     * @param window        how much time there is to go back
     */
    Checklist(Optional<String> noMaintenance, Duration window) {
        this.noMaintenance = noMaintenance;
        this.window = window;
    }

    private static Function<Schema, Optional<String>> none(Predicate<Table> kind, String sentence) {
        return schema -> schema.owned().stream().anyMatch(kind) ? Optional.empty() : Optional.of(sentence);
    }

    /** How they stand. */
    List<ChecklistItem> of(Course course, Acceptances acceptances) {
        List<ChecklistItem> items = new ArrayList<>();
        for (Item item : ITEMS) {
            items.add(of(item, items.size() + 1, course, acceptances));
        }
        return items;
    }

    private ChecklistItem of(Item item, int number, Course course, Acceptances acceptances) {
        List<String> shown = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Proof proof : item.needs()) {
            List<String> sentences = sentences(proof, course, missing);
            shown.addAll(sentences);
        }
        if (missing.isEmpty()) {
            return new ChecklistItem(number, item.code(), item.text(), Mark.TICKED, shown, Optional.empty());
        }
        Optional<String> idle = item.idle().apply(course.target.schema());
        if (idle.isPresent()) {
            return new ChecklistItem(number, item.code(), item.text(), Mark.TICKED, List.of(idle.get()), Optional.empty());
        }
        Optional<String> because = acceptances.of(item.code());
        return new ChecklistItem(number, item.code(), item.text(), because.isPresent() ? Mark.ACCEPTED : Mark.OPEN,
                Stream.concat(shown.stream(), missing.stream()).toList(), because);
    }

    private List<String> sentences(Proof proof, Course course, List<String> missing) {
        return switch (proof) {
            case MAINTENANCE -> maintenance(course, missing);
            case ROLLBACK_WINDOW -> window(course, missing);
            default -> {
                List<String> shown = course.shown(proof).stream().map(Course.Shown::sentence).toList();
                if (shown.isEmpty()) {
                    missing.add("No step has shown it: " + proof.name().toLowerCase(java.util.Locale.ROOT)
                            .replace('_', ' ') + ".");
                }
                yield shown;
            }
        };
    }

    private List<String> maintenance(Course course, List<String> missing) {
        if (course.maintenance.isPlanned()) {
            return List.of("--maintenance-on and --maintenance-off are given.");
        }
        if (noMaintenance.isPresent()) {
            return List.of("Without, because " + noMaintenance.get() + ".");
        }
        missing.add("Neither --maintenance-on and --maintenance-off nor --no-maintenance is given.");
        return List.of();
    }

    /** What was measured has to fit in, both ways after each other. */
    private List<String> window(Course course, List<String> missing) {
        Optional<Duration> back = course.part(RehearseStep.NAME, RehearseStep.ROLLBACK).map(StepReport::took);
        Optional<Duration> restore = course.part(BackupStep.NAME, BackupStep.PROOF).map(StepReport::took);
        Duration needed = back.orElse(Duration.ZERO).plus(restore.orElse(Duration.ZERO));
        String measured = Times.of(window) + "; the rollback took "
                + back.map(Times::of).orElse("nobody knows how long, for it was not rehearsed") + " in the rehearsal, a restore "
                + restore.map(Times::of).orElse("nobody knows how long, for none was done") + ".";
        if (back.isEmpty() && restore.isEmpty() || needed.compareTo(window) > 0) {
            missing.add("Too little, or nothing to compare it with: " + measured);
            return List.of();
        }
        return List.of(measured);
    }
}
