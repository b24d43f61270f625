package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.util.List;

/** Finding migrations by the versions that people name. */
final class Versions {

    private Versions() {}

    /** @throws TenureException TEN405 where no migration has that version */
    static void require(Version version, List<Migration> migrations) {
        if (migrations.stream().noneMatch(migration -> migration.version().equals(version))) {
            throw new TenureException(
                    "TEN405",
                    "No migration has the version " + version + ".",
                    "Name one of those that status lists.");
        }
    }
}
