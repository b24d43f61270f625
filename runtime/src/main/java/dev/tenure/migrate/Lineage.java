package dev.tenure.migrate;

import dev.tenure.Digests;
import dev.tenure.mysql.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What becomes of one table over all migrations: made, altered, renamed, dropped, and which statements do it. */
final class Lineage {

    /** A statement of a migration's way up. */
    record Step(Version version, int statement) {}

    private final String first;
    private final Map<Step, Effect> steps = new LinkedHashMap<>();

    private Lineage(String first) {
        this.first = first;
    }

    /** The lineages of all tables that migrations speak of, by the statements that are about them. */
    static Map<Step, Lineage> of(List<Migration> migrations) {
        Map<Step, Lineage> byStep = new LinkedHashMap<>();
        Map<String, Lineage> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Lineage> triggers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Migration migration : migrations) {
            for (Script.Statement statement : migration.up().statements()) {
                Effect effect = statement.effect();
                Step step = new Step(migration.version(), statement.number());
                subject(effect, tables, triggers).ifPresent(lineage -> {
                    lineage.steps.put(step, effect);
                    byStep.put(step, lineage);
                });
            }
        }
        return byStep;
    }

    /** The tables that migrations leave behind, of those that they create. */
    static Set<String> after(List<Migration> migrations) {
        Set<String> made = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        of(migrations).values().stream()
                .filter(lineage -> lineage.creation().isPresent())
                .forEach(lineage -> lineage.last().ifPresent(made::add));
        return made;
    }

    private static Optional<Lineage> subject(
            Effect effect, Map<String, Lineage> tables, Map<String, Lineage> triggers) {
        if (effect instanceof Effect.DropTrigger drop) {
            return Optional.ofNullable(triggers.remove(drop.name()));
        }
        Optional<Lineage> subject = effect.subject().map(name -> effect instanceof Effect.CreateTable
                ? new Lineage(name)
                : tables.getOrDefault(name, new Lineage(name)));
        subject.ifPresent(lineage -> {
            tables.remove(effect.subject().get());
            nameAfter(effect, effect.subject().get()).ifPresent(name -> tables.put(name, lineage));
            effect.trigger().ifPresent(trigger -> triggers.put(trigger, lineage));
        });
        return subject;
    }

    private static Optional<String> nameAfter(Effect effect, String name) {
        if (effect instanceof Effect.DropTable) {
            return Optional.empty();
        }
        return Optional.of(effect instanceof Effect.AlterTable alter ? alter.renamedTo().orElse(name) : name);
    }

    /** What the table is called at first. */
    String first() {
        return first;
    }

    /** What it is called once all migrations are applied; empty where it is dropped. */
    Optional<String> last() {
        return nameBehind(step -> true);
    }

    /** What it is called behind those of its statements; empty where it is not there. */
    Optional<String> nameBehind(Predicate<Step> applied) {
        Optional<String> name = creation().isPresent() ? Optional.empty() : Optional.of(first);
        for (Map.Entry<Step, Effect> each : steps.entrySet()) {
            if (applied.test(each.getKey())) {
                name = nameAfter(each.getValue(), name.orElse(first));
            }
        }
        return name;
    }

    /** Whether it bears a name at any time. */
    boolean bears(String name) {
        return first.equalsIgnoreCase(name)
                || steps.values().stream().anyMatch(effect -> effect instanceof Effect.AlterTable alter
                        && alter.renamedTo().filter(name::equalsIgnoreCase).isPresent());
    }

    /** The statements that are about the table. */
    Set<Step> steps() {
        return steps.keySet();
    }

    /** The statement that makes the table; empty for one that was there before. */
    Optional<Step> creation() {
        return steps.entrySet().stream()
                .filter(each -> each.getValue() instanceof Effect.CreateTable)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** In 16 characters, which statements the first {@code count} are. */
    String mark(int count) {
        return Digests.sha256(steps.keySet().stream().limit(count).toList().toString()).substring(0, 16);
    }

    /** How many statements such a mark is of; empty where it is not of these. */
    Optional<Integer> marked(String mark) {
        return IntStream.rangeClosed(1, steps.size()).boxed().filter(count -> mark(count).equals(mark)).findFirst();
    }
}
