package dev.tenure.mysql;

import dev.tenure.Pace;
import dev.tenure.ProgressListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What tables hold, in two numbers each.
 *
 * @param rows how many rows
 * @param sum  the server's checksum of all of them
 */
public record TableSums(long rows, long sum) {

    /** Of all tables of the database, Tenure's own too, by name. Reads every row. */
    public static Map<String, TableSums> read(Connection connection) throws SQLException {
        return read(connection, ProgressListener.NONE);
    }

    /** The same. @param progress is told of each table */
    public static Map<String, TableSums> read(Connection connection, ProgressListener progress) throws SQLException {
        List<String> tables = Jdbc.list(connection,
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1",
                row -> row.getString(1));
        Map<String, TableSums> sums = new TreeMap<>();
        Pace pace = Pace.of(progress, "tables summed up");
        for (String table : tables) {
            long sum = Jdbc.one(connection, "CHECKSUM TABLE " + Identifiers.quote(table) + " EXTENDED",
                    row -> row.getLong(2)).orElseThrow();
            sums.put(table, new TableSums(TableFacts.rows(connection, table), sum));
            pace.at(sums.size(), tables.size());
        }
        return sums;
    }

    /**
     * Lets a session see the rows as they are now, whatever others write, until it ends its transaction.
     */
    public static void holdStill(Connection connection) throws SQLException {
        JournalSql.execute(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        JournalSql.execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
    }

    /** Where the server's binary log stands; empty where it keeps none, or this account may not see it. */
    public static Optional<String> logPosition(Connection connection) {
        for (String question : List.of("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS")) {
            try {
                return Jdbc.one(connection, question, row -> row.getString(1) + ":" + row.getLong(2));
            } catch (SQLException otherServer) {
                // each server knows one of them
            }
        }
        return Optional.empty();
    }
}
