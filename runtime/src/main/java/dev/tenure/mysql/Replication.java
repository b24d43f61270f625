package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which servers follow this one, and which ones it follows, as far as this account may know.
 *
 * @param sources  what it follows; more than one where it has several channels
 * @param replicas what follows it and has said where it is to be reached
 * @param feeds    the sessions that fetch its binary log, those of replicas and of others, with what they are at
 * @param unknown  what could not be asked, one sentence each
 */
public record Replication(
        List<Source> sources, List<Replica> replicas, List<String> feeds, List<String> unknown) {

    /**
     * A server that is followed.
     *
     * @param address {@code host:port}
     * @param server  its {@code server_id}; 0 while that is not known
     * @param fetches whether its log is being fetched
     * @param applies whether what was fetched is being applied
     * @param behind  how many seconds what is applied now is old; empty while nothing is
     * @param error   what went wrong last; {@code ""} for nothing
     */
    public record Source(
            String address, long server, boolean fetches, boolean applies, Optional<Long> behind, String error) {}

    /** A server that follows, where it says that it is. */
    public record Replica(String host, int port) {

        /** {@code host:port}. */
        public String address() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Of several ways to ask, each server knows some. */
    private static final List<String> SOURCES =
            List.of("SHOW ALL SLAVES STATUS", "SHOW REPLICA STATUS", "SHOW SLAVE STATUS");
    private static final List<String> REPLICAS = List.of("SHOW REPLICAS", "SHOW SLAVE HOSTS");
    private static final List<String> FEEDS = List.of(
            "SELECT USER, HOST, STATE FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%' ORDER BY ID");

    public Replication {
        sources = List.copyOf(sources);
        replicas = List.copyOf(replicas);
        feeds = List.copyOf(feeds);
        unknown = List.copyOf(unknown);
    }

    public static Replication read(Connection connection) {
        List<String> unknown = new ArrayList<>();
        return new Replication(
                ask(connection, SOURCES, Replication::source, "whether this server is a replica", unknown),
                ask(connection, REPLICAS, Replication::replica, "which replicas it has", unknown).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                mayNotSeeSessions(connection, unknown)
                        ? List.of()
                        : ask(connection, FEEDS, Replication::feed, "who fetches its binary log", unknown),
                unknown);
    }

    /** What a server follows; with what the server said where it does not tell. */
    public static List<Source> sources(Connection replica) throws SQLException {
        return firstOf(replica, SOURCES, Replication::source);
    }

    /** The list of sessions is never refused: without the privilege it holds one's own alone. */
    private static boolean mayNotSeeSessions(Connection connection, List<String> unknown) {
        try {
            if (Grants.read(connection).allow(Privilege.PROCESS)) {
                return false;
            }
            unknown.add("Not known: who fetches its binary log; the account lacks PROCESS.");
        } catch (SQLException e) {
            unknown.add("Not known: who fetches its binary log; " + e.getMessage() + ".");
        }
        return true;
    }

    private static <T> List<T> ask(
            Connection connection, List<String> ways, Jdbc.Mapper<T> mapper, String what, List<String> unknown) {
        try {
            return firstOf(connection, ways, mapper);
        } catch (SQLException e) {
            unknown.add("Not known: " + what + "; " + e.getMessage() + ".");
            return List.of();
        }
    }

    private static <T> List<T> firstOf(Connection connection, List<String> ways, Jdbc.Mapper<T> mapper)
            throws SQLException {
        SQLException refused = null;
        for (String way : ways) {
            try {
                return Jdbc.list(connection, way, mapper);
            } catch (SQLException e) {
                // that it may not be asked says more than that the server knows no such question
                refused = refused == null || ServerErrors.isUnreadable(refused) ? e : refused;
            }
        }
        throw refused;
    }

    private static Source source(ResultSet row) throws SQLException {
        Map<String, String> values = values(row);
        return new Source(
                values.get("source_host") + ":" + values.get("source_port"),
                Long.parseLong(values.getOrDefault("source_server_id", "0")),
                "Yes".equals(values.get("replica_io_running")),
                "Yes".equals(values.get("replica_sql_running")),
                Optional.ofNullable(values.get("seconds_behind_source")).map(Long::valueOf),
                Optional.ofNullable(values.get("last_sql_error")).filter(error -> !error.isEmpty())
                        .or(() -> Optional.ofNullable(values.get("last_io_error")))
                        .orElse(""));
    }

    /** Empty where it does not say where it is. */
    private static Optional<Replica> replica(ResultSet row) throws SQLException {
        Map<String, String> values = values(row);
        String host = values.getOrDefault("host", "");
        return host.isEmpty() ? Optional.empty()
                : Optional.of(new Replica(host, Integer.parseInt(values.get("port"))));
    }

    private static String feed(ResultSet row) throws SQLException {
        return row.getString(1) + "@" + row.getString(2) + " (" + row.getString(3) + ")";
    }

    /** By the newer ones of the names that columns have on one server or the other, in lower case. */
    private static Map<String, String> values(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String name = row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT)
                    .replace("master", "source").replace("slave", "replica");
            if (row.getString(column) != null) {
                values.put(name, row.getString(column));
            }
        }
        return values;
    }
}
