package dev.tenure.deploy.undo;

import dev.tenure.deploy.backup.Manifest;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import dev.tenure.mysql.TableFacts;
import dev.tenure.mysql.TableSums;
import dev.tenure.mysql.TimeLimit;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a restore would bring back now, and what it would lose.
 *
 * @param manifest the manifest's path
 * @param begun    when the backup was begun
 * @param proved   whether it was shown to be whole, by restoring it
 * @param restored how long that took
 * @param since    by how many rows tables have become larger or smaller since; those that have not are left out
 * @param unknown  tables of which nobody can tell
 * @param idle     whether the server's log says that nothing at all was written since
 */
public record BackupOutlook(
        Path manifest,
        Instant begun,
        boolean proved,
        Optional<Duration> restored,
        Map<String, Long> since,
        List<String> unknown,
        boolean idle) {

    public BackupOutlook {
        since = new TreeMap<>(since);
        unknown = List.copyOf(unknown);
    }

    /**
     * Asks; changes nothing.
     *
     * @param proved   whether the backup was restored and compared, and was whole
     * @param restored how long that took
     * @param limit    how long the server may count in one table
     */
    public static BackupOutlook of(
            Connections connections, Path manifest, boolean proved, Optional<Duration> restored, Duration limit)
            throws SQLException {
        Manifest backup = Manifest.read(manifest);
        Map<String, Long> since = new TreeMap<>();
        List<String> unknown = new ArrayList<>(backup.moving());
        try (Connection connection = connections.open(); TimeLimit set = TimeLimit.set(connection, limit)) {
            boolean idle = backup.position().isPresent()
                    && backup.position().equals(TableSums.logPosition(connection));
            Set<String> there = TableFacts.existing(connection, backup.tables().keySet());
            for (Map.Entry<String, TableSums> table : backup.tables().entrySet()) {
                try {
                    long now = there.contains(table.getKey()) ? TableFacts.rows(connection, table.getKey()) : 0;
                    if (now != table.getValue().rows()) {
                        since.put(table.getKey(), now - table.getValue().rows());
                    }
                } catch (SQLException e) {
                    if (ServerErrors.isConnectionLost(e)) {
                        throw e;
                    }
                    unknown.add(table.getKey());
                    if (ServerErrors.isLockConflict(e)) {
                        SessionSql.waitNoLonger(connection);
                    }
                }
            }
            return new BackupOutlook(manifest, backup.begun(), proved, restored, since, unknown, idle);
        }
    }
}
