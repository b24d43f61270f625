package dev.tenure.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How many rows a rehearsal copies. */
final class SampleOption {

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Copy rows too: all tenants, the first N rows of each in the tables that migrations touch,"
                    + " and what these refer to; none by default.")
    private Optional<Integer> sample = Optional.empty();

    int rows() {
        return sample.map(count -> Usage.atLeast(1, count, "--sample")).orElse(0);
    }
}
