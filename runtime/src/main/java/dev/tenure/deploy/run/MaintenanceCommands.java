package dev.tenure.deploy.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * By what users are kept out, and let in again.
 *
 * @param folder where the commands run
 * @param time   how long either may take
 */
public record MaintenanceCommands(String on, String off, Path folder, Duration time) {}
