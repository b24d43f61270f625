package dev.tenure.deploy.watch;

import static dev.tenure.deploy.Gravity.CRITICAL;
import static dev.tenure.deploy.Gravity.MINOR;
import static dev.tenure.deploy.Gravity.MODERATE;
import static dev.tenure.mysql.CounterSource.ERRORS;
import static dev.tenure.mysql.CounterSource.MEMORY;
import static dev.tenure.mysql.CounterSource.METRICS;
import static dev.tenure.mysql.CounterSource.STATEMENTS;
import static dev.tenure.mysql.CounterSource.STATUS;

import dev.tenure.deploy.Gravity;
import dev.tenure.deploy.watch.Counter.Limit;
import dev.tenure.deploy.watch.Counter.Place;
import dev.tenure.mysql.CounterSource;
import java.util.List;
import java.util.stream.Stream;

/** What is watched, and what of it is too much. Each number below is one of the errors that a server raises. */
final class Counters {

    static final Place UPTIME = place(STATUS, "Uptime");

    /** Statements that performance_schema had no room for. */
    static final Place LOST = place(STATUS, "Performance_schema_digest_lost");

    /** Counted by ourselves, out of what InnoDB says of the last one: see {@link Tracker}. */
    static final String DEADLOCKS_ON_OURS = "deadlocks on tables of the schema";
    static final String FOREIGN_KEYS_ON_OURS = "foreign keys of the schema that refused";

    private static final long MEBIBYTE = 1 << 20;

    static final List<Counter> ALL = List.of(
            // getting in
            events("connections that were refused", 5, 3, MINOR, place(STATUS, "Aborted_connects")),
            events("connections that broke", 10, 3, MINOR, place(STATUS, "Aborted_clients")),
            events("connections that failed inside the server", 1, 2, MODERATE, place(STATUS,
                    "Connection_errors_accept", "Connection_errors_internal", "Connection_errors_select")),
            events("connections beyond the limit", 1, 2, MODERATE,
                    place(STATUS, "Connection_errors_max_connections"), place(ERRORS, "1040", "1203")),
            new Counter("sessions", List.of(place(STATUS, "Threads_connected")),
                    List.of(new Limit.Share(place(STATUS, "max_connections"), 90, MODERATE))),
            // waiting for each other
            events("waits for rows", 50, 3, MINOR, place(STATUS, "Innodb_row_lock_waits")),
            events("waits for rows that were given up", 3, 2, MODERATE,
                    place(ERRORS, "1205"), place(METRICS, "lock_timeouts")),
            events("deadlocks", 5, 3, MODERATE,
                    place(ERRORS, "1213"), place(STATUS, "Innodb_deadlocks"), place(METRICS, "lock_deadlocks")),
            events(DEADLOCKS_ON_OURS, 1, 2, MODERATE),
            // statements that take long, or read much
            new Counter("slow statements", List.of(place(STATUS, "Slow_queries")), List.of(
                    new Limit.Events(5, 2, MINOR), new Limit.Events(50, 10, MODERATE))),
            events("rows read", 5_000_000, 5, MINOR,
                    place(STATUS, "Innodb_rows_read"), place(STATUS, "Handler_read_rnd_next")),
            events("joins without a key", 50, 3, MINOR, place(STATUS, "Select_full_join")),
            // statements that fail
            events("failed statements on tables of the schema", 1, 2, MODERATE, new Place(STATEMENTS, List.of())),
            events(FOREIGN_KEYS_ON_OURS, 1, 2, MODERATE),
            events("rows without a parent, and parents with rows", 10, 3, MODERATE,
                    place(ERRORS, "1216", "1217", "1451", "1452")),
            events("duplicates", 50, 3, MODERATE, place(ERRORS, "1062", "1586", "1761", "1762")),
            events("values that were refused", 10, 3, MODERATE,
                    place(ERRORS, "1048", "1264", "1265", "1292", "1364", "1366", "1406", "3819", "4025")),
            events("tables, columns and programs that are not there", 3, 3, MODERATE,
                    place(ERRORS, "1054", "1146", "1305", "1356")),
            events("rights that are missing", 3, 3, MODERATE,
                    place(ERRORS, "1044", "1142", "1143", "1227", "1370")),
            events("statements that were rolled back", 100, 5, MINOR, place(STATUS, "Handler_rollback")),
            // the server itself
            new Counter("memory", List.of(place(MEMORY, "bytes"), place(STATUS, "Memory_used")),
                    List.of(new Limit.Level(256 * MEBIBYTE, 1.5, MINOR))),
            events("room that was missing", 1, 2, MODERATE, place(ERRORS, "1021", "1114", "1041", "1037", "1038")),
            events("tables and keys that are damaged", 1, 1, CRITICAL,
                    place(ERRORS, "1034", "1035", "1194", "1195", "1712", "1877")));

    private Counters() {}

    /** Whether a counter decides anything. */
    static boolean isWatched(CounterSource source, String name) {
        return Stream.concat(Stream.of(UPTIME), ALL.stream().flatMap(Counters::places))
                .anyMatch(place -> place.source() == source && place.names().contains(name));
    }

    private static Stream<Place> places(Counter counter) {
        return Stream.concat(counter.places().stream(), counter.limits().stream()
                .flatMap(limit -> limit instanceof Limit.Share share ? Stream.of(share.of()) : Stream.empty()));
    }

    private static Place place(CounterSource source, String... names) {
        return new Place(source, List.of(names));
    }

    private static Counter events(String name, long floor, double factor, Gravity gravity, Place... places) {
        return new Counter(name, List.of(places), List.of(new Limit.Events(floor, factor, gravity)));
    }
}
