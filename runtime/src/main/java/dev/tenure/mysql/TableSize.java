package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How large a table is, by the server's statistics: more or less.
 *
 * @param rows  how many rows it holds
 * @param bytes what they and their keys take
 */
public record TableSize(long rows, long bytes) {

    // MySQL answers with what it read up to a day ago, unless it is told to look
    private static final String KEPT_FOR = "information_schema_stats_expiry";

    private static final String READ =
            "SELECT TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND TABLE_ROWS IS NOT NULL";

    /** Empty where there is no such table. */
    public static Optional<TableSize> of(Connection connection, String table) throws SQLException {
        List<String> kept = Jdbc.list(connection,
                "SHOW SESSION VARIABLES LIKE '" + KEPT_FOR + "'", row -> row.getString(2));
        for (String seconds : kept) {
            set(connection, "0");
            try {
                return read(connection, table);
            } finally {
                set(connection, seconds);
            }
        }
        return read(connection, table);
    }

    private static Optional<TableSize> read(Connection connection, String table) throws SQLException {
        return Jdbc.one(connection, READ, row -> new TableSize(row.getLong(1), row.getLong(2)), table);
    }

    private static void set(Connection connection, String seconds) throws SQLException {
        JournalSql.execute(connection, "SET SESSION " + KEPT_FOR + " = " + seconds);
    }
}
