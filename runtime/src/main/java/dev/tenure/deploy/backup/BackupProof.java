package dev.tenure.deploy.backup;

import dev.tenure.ProgressListener;
import dev.tenure.TenureException;
import dev.tenure.deploy.Databases;
import dev.tenure.deploy.Scratch;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Finding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Shows that a backup is one: by restoring it. */
public final class BackupProof {

    private BackupProof() {}

    /**
     * Restores a backup into a scratch database, compares, and drops that. Its events are left out: they would run.
     *
     * @param origin any database of the production's server, whose defaults the scratch database gets
     * @param server where it is made
     * @param access how the client program gets there
     * @return in what the restored database differs; empty for a backup that can be relied on
     * @param progress is told how much is restored, and what is compared then
     * @param said     is told of what else was done, a sentence each
     * @throws TenureException TEN720, TEN733, TEN737
     */
    public static List<Finding> prove(
            Path manifest, Connections origin, Databases server, Access access, Programs programs,
            ProgressListener progress, Consumer<String> said)
            throws SQLException {
        try (Connection connection = origin.open(); Scratch scratch = Scratch.create(connection, server)) {
            scratch.said().forEach(said);
            return Restore.into(manifest, scratch, scratch.name(), access, programs, false, List.of(), progress);
        }
    }
}
