package dev.tenure.migrate;

import java.util.Optional;

/**
 * Which applied migrations to take back, and how.
 *
 * @param extent        how far to go
 * @param allowDataLoss whether tables that hold rows may be dropped
 * @param interrupted   what a person found out about an interrupted statement whose effect Tenure cannot see
 * @param locking       how long to wait for others
 */
public record RollbackOptions(
        Extent extent, boolean allowDataLoss, Optional<MigrateOptions.Verdict> interrupted, Locking locking) {

    /** Back over all that was applied together last: one migration if it was applied with {@code step}. */
    public static final RollbackOptions LAST_BATCH =
            new RollbackOptions(new Extent.LastBatch(), false, Optional.empty(), Locking.DEFAULT);

    /** How far to go back; always in the reverse of the order in which the migrations were applied. */
    public sealed interface Extent {

        /** All that one run applied last. */
        record LastBatch() implements Extent {}

        /** The last {@code count} migrations. */
        record Steps(int count) implements Extent {}

        /** Every migration above {@code version}, which itself stays. */
        record To(Version version) implements Extent {}

        /** Every migration. */
        record All() implements Extent {}
    }

    public static RollbackOptions of(Extent extent) {
        return LAST_BATCH.with(extent);
    }

    public RollbackOptions with(Extent value) {
        return new RollbackOptions(value, allowDataLoss, interrupted, locking);
    }

    public RollbackOptions withDataLossAllowed() {
        return new RollbackOptions(extent, true, interrupted, locking);
    }

    public RollbackOptions withInterrupted(MigrateOptions.Verdict verdict) {
        return new RollbackOptions(extent, allowDataLoss, Optional.of(verdict), locking);
    }

    public RollbackOptions withLocking(Locking value) {
        return new RollbackOptions(extent, allowDataLoss, interrupted, value);
    }
}
