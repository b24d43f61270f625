package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Drops tables that refer to each other in any way. */
public final class TableDrops {

    private TableDrops() {}

    /** Drops them all; foreign keys of tables that stay are not looked at. */
    public static void drop(Connection connection, Collection<String> tables) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        JournalSql.execute(connection, "SET SESSION foreign_key_checks = 0");
        try {
            for (String table : tables) {
                JournalSql.execute(connection, Ddl.dropTable(table));
            }
        } finally {
            SessionSql.checkForeignKeys(connection);
        }
    }
}
