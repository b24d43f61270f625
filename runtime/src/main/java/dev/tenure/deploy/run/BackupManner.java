package dev.tenure.deploy.run;

import dev.tenure.deploy.Databases;
import dev.tenure.deploy.backup.Access;
import dev.tenure.deploy.backup.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How a backup comes about. */
public sealed interface BackupManner {

    /**
     * By the server's own program, proved by a restore.
     *
     * @param access        how the program gets at the production
     * @param folder        where it is put
     * @param scratch       where it is restored to
     * @param scratchAccess how the program gets there
     * @param validity      how old it may be: what was written since is not in it
     */
    record Dump(
            Access access,
            Programs programs,
            Path folder,
            Databases scratch,
            Access scratchAccess,
            Duration validity) implements BackupManner {}

    /**
     * By a command of the operator's.
     *
     * @param file     what it writes; empty where the last line of its output says so
     * @param folder   where it runs, and where paths start from
     * @param time     how long it may take
     * @param validity how old the backup may be
     */
    record Command(String command, Optional<Path> file, Path folder, Duration time, Duration validity)
            implements BackupManner {}

    /** Not at all. */
    record None() implements BackupManner {}
}
