package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a server keeps what it writes, and what it tells of the room there.
 *
 * @param host      the name of the machine that it runs on
 * @param data      its data directory
 * @param temporary where it sorts rows for an index
 * @param free      the bytes that are free on each file system that it knows, by the path that it is mounted on; empty
 *                  where it does not tell, as MySQL never does
 */
public record ServerDisk(String host, String data, String temporary, Map<String, Long> free) {

    // a plugin of MariaDB that has to be installed
    private static final String DISKS = "SELECT PATH, AVAILABLE FROM information_schema.DISKS";

    private static final String SIZE = "SELECT COALESCE(SUM(DATA_LENGTH), 0),"
            + " COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0)"
            + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE <> 'VIEW'";

    public ServerDisk {
        free = Map.copyOf(free);
    }

    /**
     * How much a database takes, by the server's statistics.
     *
     * @param rows what the rows take
     * @param all  what they and their keys take
     */
    public record DatabaseSize(long rows, long all) {}

    public static ServerDisk read(Connection connection, ServerVariables variables) {
        String temporary = variables.value("innodb_tmpdir").filter(path -> !path.isEmpty())
                .or(() -> variables.value("tmpdir"))
                .orElse("");
        return new ServerDisk(
                variables.value("hostname").orElse(""),
                variables.value("datadir").orElse(""),
                // several may be listed, which are used in turn
                temporary.split(":")[0],
                disks(connection));
    }

    private static Map<String, Long> disks(Connection connection) {
        try {
            // in blocks of 1024
            List<Map.Entry<String, Long>> disks = Jdbc.list(connection, DISKS,
                    row -> Map.entry(row.getString(1), row.getLong(2) * 1024));
            return disks.stream().collect(Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        } catch (SQLException notThere) {
            return Map.of();
        }
    }

    /** What the server says to be free at a path. */
    public Optional<Long> freeAt(String path) {
        return free.entrySet().stream()
                .filter(disk -> (path + "/").startsWith(disk.getKey().endsWith("/")
                        ? disk.getKey() : disk.getKey() + "/"))
                .max(Comparator.comparingInt(disk -> disk.getKey().length()))
                .map(Map.Entry::getValue);
    }

    public static DatabaseSize size(Connection connection) throws SQLException {
        return Jdbc.one(connection, SIZE, row -> new DatabaseSize(row.getLong(1), row.getLong(2))).orElseThrow();
    }
}
