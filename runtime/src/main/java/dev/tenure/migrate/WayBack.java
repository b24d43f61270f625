package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which statements of a migration's {@code U} file have something to take back. */
final class WayBack {

    private final Migration migration;
    private final Run up;
    private final Set<Lineage> lineages;

    /** @param up the run that applied the migration, wholly or half */
    WayBack(Migration migration, Run up) {
        this.migration = migration;
        this.up = up;
        this.lineages = Set.copyOf(Lineage.of(List.of(migration)).values());
    }

    /** Whether it can be followed after half of the {@code V} file: by what its statements say, or for want of more. */
    boolean suitsAHalf() {
        return migration.down().orElseThrow().statements().stream().allMatch(statement ->
                statement.directive(Directive.Undoes.class).isPresent()
                        || statement.effect().isRepeatable()
                        || statement.effect() instanceof Effect.DropTable
                                && outcomes(creating(statement.effect())).findAny().isPresent());
    }

    /** Whether what the statement would take back did not happen, or was not done by this migration. */
    boolean spares(Script.Statement statement) {
        Optional<Directive.Undoes> undoes = statement.directive(Directive.Undoes.class);
        if (undoes.isPresent()) {
            return undoes.get().statements().stream().noneMatch(this::isDone);
        }
        boolean notMade = outcomes(creating(statement.effect())).anyMatch(done -> !done);
        Set<Lineage.Step> steps = statement.effect().subject().stream()
                .flatMap(table -> lineages.stream().filter(lineage -> lineage.bears(table)))
                .flatMap(lineage -> lineage.steps().stream())
                .collect(Collectors.toSet());
        return notMade || !steps.isEmpty() && steps.stream().allMatch(step -> isTakenOver(step.statement()));
    }

    private Stream<Boolean> outcomes(Predicate<Effect> which) {
        return migration.up().statements().stream()
                .filter(statement -> which.test(statement.effect()))
                .map(statement -> isDone(statement.number()));
    }

    /** What makes that which a statement drops. */
    private static Predicate<Effect> creating(Effect drop) {
        if (drop instanceof Effect.DropTable table) {
            return each -> each instanceof Effect.CreateTable create && create.name().equalsIgnoreCase(table.name());
        }
        return each -> drop instanceof Effect.DropTrigger trigger && each instanceof Effect.CreateTrigger create
                && create.name().equalsIgnoreCase(trigger.name());
    }

    private boolean isDone(int statement) {
        return up.outcome(statement).filter(StatementOutcome.DONE::equals).isPresent();
    }

    private boolean isTakenOver(int statement) {
        return up.outcome(statement)
                .filter(outcome -> outcome == StatementOutcome.ADOPTED || outcome == StatementOutcome.SPARED)
                .isPresent();
    }
}
