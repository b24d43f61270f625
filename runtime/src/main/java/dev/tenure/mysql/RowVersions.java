package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many shapes of rows a table has on MySQL: each column that comes or goes in the dictionary alone makes one more,
 * and writing the table anew makes them one again. There is an end to it; MariaDB knows none.
 */
public final class RowVersions {

    private static final int MOST_BEFORE_9_1 = 64;
    private static final int MOST = 255;

    private RowVersions() {}

    /** How many a server lets a table have. */
    public static int most(Server server) {
        return server.isMariaDb() ? Integer.MAX_VALUE : server.atLeast(9, 1, 0) ? MOST : MOST_BEFORE_9_1;
    }

    /**
     * How many each table would have at most while statements run one after the other; only of tables that get some.
     * Whoever may not ask the server gets none.
     */
    public static Map<String, Integer> ahead(Connection connection, Server server, List<String> statements)
            throws SQLException {
        if (server.isMariaDb()) {
            return Map.of();
        }
        List<SqlWords> alters = new ArrayList<>();
        for (String sql : statements) {
            SqlWords words = SqlWords.of(VersionedComments.read(sql, server));
            if (words.startWith("ALTER", "TABLE")) {
                alters.add(words);
            }
        }
        return alters.stream().anyMatch(RowVersions::makesOne) ? peaks(read(connection), alters) : Map.of();
    }

    private static Map<String, Integer> peaks(Map<String, Integer> versions, List<SqlWords> alters) {
        Map<String, Integer> peaks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (SqlWords words : alters) {
            String table = words.name(2);
            if (makesOne(words)) {
                peaks.merge(table, versions.merge(table, 1, Integer::sum), Math::max);
            } else if (words.setting("ALGORITHM").equals("COPY")) {
                versions.put(table, 0);
            }
        }
        return peaks;
    }

    /** A computed column that is not kept is in no row. */
    private static boolean makesOne(SqlWords words) {
        boolean addsOrDrops = words.keyword(4).equals("COLUMN")
                && (words.keyword(3).equals("ADD") || words.keyword(3).equals("DROP"));
        return addsOrDrops && words.setting("ALGORITHM").equals("INSTANT") && words.find("VIRTUAL") < 0;
    }

    private static Map<String, Integer> read(Connection connection) throws SQLException {
        Map<String, Integer> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String database = connection.getCatalog() + "/";
        try {
            Jdbc.list(connection, "SELECT NAME, TOTAL_ROW_VERSIONS FROM INFORMATION_SCHEMA.INNODB_TABLES"
                    + " WHERE TOTAL_ROW_VERSIONS > 0", row -> {
                String name = row.getString(1);
                return name.startsWith(database)
                        ? versions.put(name.substring(database.length()), row.getInt(2)) : null;
            });
        } catch (SQLException mayNotAsk) {
            return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        }
        return versions;
    }
}
