package dev.tenure.deploy.watch;

import dev.tenure.mysql.CounterSource;
import dev.tenure.mysql.InnodbIncident;
import dev.tenure.mysql.ServerCounters;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server had counted at a moment.
 *
 * @param at        when
 * @param counters  the counters that are watched
 * @param incidents the last deadlock, and the last foreign key that refused; empty where nobody may see them
 * @param silent    why the incidents could not be seen; {@code ""} where they could
 */
record Sample(Instant at, ServerCounters counters, List<InnodbIncident> incidents, String silent) {

    Sample {
        incidents = List.copyOf(incidents);
    }

    /** @param tables those of the schema */
    static Sample take(Connection connection, Collection<String> tables) throws SQLException {
        ServerCounters counters = ServerCounters.read(connection, tables);
        try {
            return new Sample(Instant.now(), counters, InnodbIncident.read(connection, tables), "");
        } catch (SQLException e) {
            if (ServerErrors.isConnectionLost(e)) {
                throw e;
            }
            return new Sample(Instant.now(), counters, List.of(), ServerErrors.explain(e, "reading it").what());
        }
    }

    /** What was counted there; empty where the source could not be read, or has no such counter. */
    Optional<Long> value(Counter.Place place) {
        Map<String, Long> values = counters.values().get(place.source());
        if (values == null) {
            return Optional.empty();
        }
        if (place.names().isEmpty()) {
            return Optional.of(values.values().stream().mapToLong(Long::longValue).sum());
        }
        // an error that was never raised is not listed
        boolean listed = place.source() == CounterSource.ERRORS || place.names().stream().anyMatch(values::containsKey);
        return listed
                ? Optional.of(place.names().stream().mapToLong(name -> values.getOrDefault(name, 0L)).sum())
                : Optional.empty();
    }

    /** How many seconds the server has been running. */
    long uptime() {
        return value(Counters.UPTIME).orElse(0L);
    }

    /** For a file: what is watched, and no more. */
    Map<String, Object> document() {
        Map<String, Object> sources = new LinkedHashMap<>();
        counters.values().forEach((source, values) -> {
            Map<String, Long> kept = new TreeMap<>(values);
            kept.keySet().removeIf(name -> source != CounterSource.STATEMENTS && !Counters.isWatched(source, name));
            sources.put(source.name(), kept);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", at.toString());
        document.put("counters", sources);
        return document;
    }

    static Sample of(Map<?, ?> document) {
        Map<CounterSource, Map<String, Long>> sources = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("counters")).forEach((source, values) -> {
            Map<String, Long> read = new TreeMap<>();
            ((Map<?, ?>) values).forEach((name, value) -> read.put((String) name, ((Number) value).longValue()));
            sources.put(CounterSource.valueOf((String) source), read);
        });
        return new Sample(Instant.parse((String) document.get("at")), new ServerCounters(sources, Map.of()), List.of(),
                "");
    }
}
