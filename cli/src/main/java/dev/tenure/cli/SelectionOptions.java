package dev.tenure.cli;

import dev.tenure.migrate.Locking;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Version;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pending migrations. */
final class SelectionOptions {

    @Option(names = "--target", paramLabel = "VERSION", description = "Go up to this version, and no further.")
    private Optional<Version> target = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "VERSION",
            split = ",",
            description = "Apply only these versions, whatever else is pending; several are separated by commas.")
    private List<Version> only = List.of();

    @Option(
            names = "--out-of-order",
            description = "Apply also what lies below the version that was applied last.")
    private boolean outOfOrder;

    @Mixin
    private InterruptedOption interrupted = new InterruptedOption();

    MigrateOptions options(boolean step, Locking locking) {
        return new MigrateOptions(step, target, only, outOfOrder, false, interrupted.verdict(), locking);
    }
}
