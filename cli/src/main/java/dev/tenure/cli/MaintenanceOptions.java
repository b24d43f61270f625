package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.run.MaintenanceCommands;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By what users are kept out while a production changes. */
final class MaintenanceOptions {

    @Option(
            names = "--maintenance-on",
            paramLabel = "COMMAND",
            description = "Run by sh -c before the first change; unless it ends with code 0 nothing is changed.")
    private Optional<String> on = Optional.empty();

    @Option(
            names = "--maintenance-off",
            paramLabel = "COMMAND",
            description = "Run by sh -c behind the last change, and also after a failure or an interrupt.")
    private Optional<String> off = Optional.empty();

    @Option(
            names = "--maintenance-timeout",
            paramLabel = "TIME",
            description = "How long either may take, as 30s or 5m; 5m by default.")
    private String timeout = "5m";

    Optional<MaintenanceCommands> commands(Surroundings surroundings) {
        if (on.isPresent() != off.isPresent()) {
            throw new TenureException(
                    Usage.CODE,
                    (on.isPresent() ? "--maintenance-on is given, and --maintenance-off is not."
                            : "--maintenance-off is given, and --maintenance-on is not."),
                    "Give both: what is switched on has to be switched off.");
        }
        return on.map(command -> new MaintenanceCommands(command, off.orElseThrow(), surroundings.folder(),
                Usage.time(timeout, "--maintenance-timeout", "30s or 5m")));
    }
}
