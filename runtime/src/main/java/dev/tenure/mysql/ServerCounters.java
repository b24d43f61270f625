package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a server has counted since it was started.
 *
 * @param values  by source and name
 * @param missing why a source could not be read: the server does not have it, or the account may not
 */
public record ServerCounters(
        Map<CounterSource, Map<String, Long>> values, Map<CounterSource, String> missing) {

    /** How long one question may take: who watches must not be in the way. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int UNKNOWN_VIEW = 1109;

    public ServerCounters {
        values = copy(values);
        missing = copy(missing);
    }

    private static <T> Map<CounterSource, T> copy(Map<CounterSource, T> map) {
        Map<CounterSource, T> copy = new EnumMap<>(CounterSource.class);
        copy.putAll(map);
        return copy;
    }

    /**
     * Reads what can be read.
     *
     * @param tables those of the schema
     */
    public static ServerCounters read(Connection connection, Collection<String> tables) throws SQLException {
        Map<CounterSource, Map<String, Long>> values = new EnumMap<>(CounterSource.class);
        Map<CounterSource, String> missing = new EnumMap<>(CounterSource.class);
        try (TimeLimit limit = TimeLimit.set(connection, LIMIT)) {
            for (CounterSource source : CounterSource.values()) {
                try {
                    if (source.isOff(connection)) {
                        missing.put(source, "the server's performance schema is off");
                    } else {
                        values.put(source, source.read(connection, tables));
                    }
                } catch (SQLException e) {
                    if (ServerErrors.isConnectionLost(e)) {
                        throw e;
                    }
                    missing.put(source, why(e));
                }
            }
        }
        return new ServerCounters(values, missing);
    }

    private static String why(SQLException e) {
        return TimeLimit.isPassed(e) ? "reading it takes longer than " + LIMIT.toSeconds() + " s"
                : ServerErrors.isUnknownTable(e) || e.getErrorCode() == UNKNOWN_VIEW ? "the server does not have it"
                : ServerErrors.explain(e, "reading it").what();
    }
}
