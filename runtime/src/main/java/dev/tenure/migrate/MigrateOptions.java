package dev.tenure.migrate;

import java.util.List;
import java.util.Optional;

/**
 * Which pending migrations to apply, and how.
 *
 * @param step        whether each migration becomes a batch of its own, so that a rollback without further words takes
 *                    back one migration and not all that were applied together
 * @param target      the last version to apply; empty for all
 * @param only        the versions to apply, whatever else is pending; empty for all
 * @param outOfOrder  whether a pending version below the last applied one may be applied
 * @param allowDataLoss whether a rollback that was interrupted, and comes first, may take rows and values with it
 * @param interrupted what a person found out about an interrupted statement whose effect Tenure cannot see
 * @param locking     how long to wait for others
 */
public record MigrateOptions(
        boolean step,
        Optional<Version> target,
        List<Version> only,
        boolean outOfOrder,
        boolean allowDataLoss,
        Optional<Verdict> interrupted,
        Locking locking) {

    public static final MigrateOptions DEFAULT =
            new MigrateOptions(false, Optional.empty(), List.of(), false, false, Optional.empty(), Locking.DEFAULT);

    /** Whether a statement happened. */
    public enum Verdict { DONE, NOT_DONE }

    public MigrateOptions {
        only = List.copyOf(only);
    }

    public MigrateOptions withStep() {
        return new MigrateOptions(true, target, only, outOfOrder, allowDataLoss, interrupted, locking);
    }

    public MigrateOptions withTarget(Version version) {
        return new MigrateOptions(step, Optional.of(version), only, outOfOrder, allowDataLoss, interrupted, locking);
    }

    public MigrateOptions withOnly(List<Version> versions) {
        return new MigrateOptions(step, target, versions, outOfOrder, allowDataLoss, interrupted, locking);
    }

    public MigrateOptions withOutOfOrder() {
        return new MigrateOptions(step, target, only, true, allowDataLoss, interrupted, locking);
    }

    public MigrateOptions withDataLossAllowed() {
        return new MigrateOptions(step, target, only, outOfOrder, true, interrupted, locking);
    }

    public MigrateOptions withInterrupted(Verdict verdict) {
        return new MigrateOptions(step, target, only, outOfOrder, allowDataLoss, Optional.of(verdict), locking);
    }

    public MigrateOptions withLocking(Locking value) {
        return new MigrateOptions(step, target, only, outOfOrder, allowDataLoss, interrupted, value);
    }
}
