package dev.tenure.cli;

import dev.tenure.TenureException;
import picocli.CommandLine.Option;

/** Whether what the decision tree says is done without asking, and what that may cost. */
final class AutoOptions {

    @Option(
            names = "--auto",
            description = "Do by itself what the decision tree says: roll back where that loses no rows, or restore the"
                    + " backup, once it was proved. Without it, it is only told.")
    private boolean auto;

    @Option(names = "--allow-data-loss", description = "Let --auto roll back although rows or values go with it.")
    private boolean allowDataLoss;

    /** @throws TenureException TEN600 where one says nothing without the other */
    void check() {
        if (allowDataLoss && !auto) {
            throw new TenureException(
                    Usage.CODE, "--allow-data-loss says nothing without --auto.", "Say both, or neither.");
        }
    }

    boolean auto() {
        return auto;
    }

    boolean allowDataLoss() {
        return allowDataLoss;
    }
}
