package dev.tenure.deploy.undo;

import dev.tenure.TenureException;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rollback would do now.
 *
 * @param extent    how far it would go
 * @param takesBack the migrations that it would take back
 * @param loses     what holds rows or values now, and would be gone
 * @param refusal   why it cannot be done
 * @param rehearsed how long it took in the rehearsal
 */
public record RollbackOutlook(
        Extent extent,
        List<String> takesBack,
        List<Plan.Loss> loses,
        Optional<TenureException> refusal,
        Optional<Duration> rehearsed) {

    public RollbackOutlook {
        takesBack = List.copyOf(takesBack);
        loses = List.copyOf(loses);
    }

    /** Asks; changes nothing. */
    public static RollbackOutlook of(
            Connections connections, Schema schema, List<Migration> migrations, Extent extent,
            Optional<Duration> rehearsed) {
        try {
            Plan plan = new Rollback(connections, schema, migrations).plan(RollbackOptions.of(extent));
            return new RollbackOutlook(
                    extent,
                    plan.entries().stream().map(entry -> entry.migration().label()).toList(),
                    plan.entries().stream()
                            .flatMap(entry -> entry.statements().stream())
                            .flatMap(planned -> planned.losses().stream())
                            .filter(loss -> loss.rows() > 0)
                            .toList(),
                    Optional.empty(),
                    rehearsed);
        } catch (TenureException refusal) {
            return new RollbackOutlook(extent, List.of(), List.of(), Optional.of(refusal), rehearsed);
        }
    }

    /** The same after it was tried, and failed. */
    RollbackOutlook failed(TenureException failure) {
        return new RollbackOutlook(extent, takesBack, loses, Optional.of(failure), rehearsed);
    }

    boolean isPossible() {
        return refusal.isEmpty() && !takesBack.isEmpty();
    }

    /** {@code orders (2 rows), orders.note (1 row with a value)}. */
    String losses() {
        return loses.stream().map(Plan.Loss::toString).collect(Collectors.joining(", "));
    }
}
