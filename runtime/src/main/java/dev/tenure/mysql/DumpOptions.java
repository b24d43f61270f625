package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the servers' dump programs are told, and how their output reads. */
public final class DumpOptions {

    /** How the last line of a dump begins, if it is whole. */
    public static final String END = "-- Dump completed";

    /** Between these lines a dump makes events. */
    public static final String EVENTS_BEGIN = "-- Dumping events for database";
    public static final String EVENTS_END = "-- Dumping routines for database";

    private static final List<String> COMMON = List.of(
            "--single-transaction", "--quick", "--skip-lock-tables", "--routines", "--triggers", "--events",
            "--hex-blob", "--no-tablespaces", "--skip-dump-date", "--default-character-set=utf8mb4", "--comments");

    private static final Pattern POSITION = Pattern.compile(
            "-- CHANGE .*_LOG_FILE='([^']*)', *(?:SOURCE|MASTER)_LOG_POS=(\\d+);.*");

    private DumpOptions() {}

    /**
     * One database as of one moment, with everything that belongs to it.
     *
     * @param position whether the dump is to say where the binary log stood at that moment
     */
    public static List<String> of(String database, boolean mariaDb, boolean position) {
        List<String> options = new ArrayList<>(COMMON);
        if (position) {
            options.add(mariaDb ? "--master-data=2" : "--source-data=2");
        }
        if (!mariaDb) {
            options.add("--set-gtid-purged=OFF");
        }
        options.add("--");
        options.add(database);
        return options;
    }

    /** {@code binlog.000002:157}, where a line of a dump says it. */
    public static Optional<String> position(String line) {
        return Optional.of(POSITION.matcher(line))
                .filter(Matcher::matches)
                .map(said -> said.group(1) + ":" + said.group(2));
    }

    /** Whether a dump of this server can say it, to this account. */
    public static boolean tellsPosition(Connection connection) throws SQLException {
        return TableSums.logPosition(connection).isPresent() && Grants.read(connection).allow(Privilege.RELOAD);
    }
}
