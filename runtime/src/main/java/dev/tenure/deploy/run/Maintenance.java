package dev.tenure.deploy.run;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps users out while the production changes, by commands of the operator's. However often it is asked to, it lets
 * them in once.
 */
final class Maintenance {

    private final Optional<MaintenanceCommands> commands;
    private boolean on;
    private Optional<Finding> outcome = Optional.empty();

    /** @param on whether an earlier run left it switched on */
    Maintenance(Optional<MaintenanceCommands> commands, boolean on) {
        this.commands = commands;
        this.on = on;
    }

    boolean isPlanned() {
        return commands.isPresent();
    }

    synchronized boolean isOn() {
        return on;
    }

    /** Why it could not be switched on; users are let in again then. */
    synchronized Optional<Finding> switchOn(Consumer<String> line) {
        on = true;
        Optional<String> complaint = commands.flatMap(
                each -> ShellCommand.run(each.on(), each.folder(), each.time(), line).complaint());
        return complaint.map(why -> Finding.of(
                "TEN743",
                Subject.schema("maintenance"),
                "Maintenance mode was not switched on: of the command of --maintenance-on, " + why + ".",
                "See what it printed. Nothing was changed after it."));
    }

    /** Why it could not be switched off; nothing where it is off. */
    synchronized Optional<Finding> switchOff(Consumer<String> line) {
        if (!on) {
            return outcome;
        }
        on = false;
        Optional<String> complaint = commands.isEmpty()
                ? Optional.of("no --maintenance-off was given, and an earlier run had switched it on")
                : ShellCommand.run(commands.get().off(), commands.get().folder(), commands.get().time(), line)
                        .complaint()
                        .map(why -> "of the command of --maintenance-off, " + why);
        outcome = complaint.map(why -> Finding.of(
                "TEN744",
                Subject.schema("maintenance"),
                "MAINTENANCE MODE IS STILL ON: " + why + ".",
                "Switch it off by hand, now: your users are locked out."));
        return outcome;
    }
}
