package dev.tenure.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.Gravity;
import dev.tenure.mysql.CounterSource;
import dev.tenure.mysql.InnodbIncident;
import dev.tenure.mysql.ServerCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of counters, and when they are too much. */
class TrackerTest {

    private static final Instant START = Instant.parse("2026-11-28T02:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final long HOUR = 3600;

    /** A server that was started {@code uptime} seconds before, and has counted so much of one thing in its status. */
    private static Sample sample(int second, long uptime, String name, long value) {
        return sample(second, uptime, Map.of(CounterSource.STATUS, Map.of(name, value)), List.of());
    }

    private static Sample sample(int second, long uptime, Map<CounterSource, Map<String, Long>> counted,
            List<InnodbIncident> incidents) {
        Map<CounterSource, Map<String, Long>> values = new HashMap<>(counted);
        Map<String, Long> status = new HashMap<>(values.getOrDefault(CounterSource.STATUS, Map.of()));
        status.put("Uptime", uptime);
        values.put(CounterSource.STATUS, status);
        return new Sample(START.plusSeconds(second), new ServerCounters(values, Map.of()), incidents, "");
    }

    private static Tracker tracker(Sample start) {
        return new Tracker(new Baseline(start, start), HALF_AN_HOUR, start);
    }

    private static List<String> told(List<Breach> breaches) {
        return breaches.stream().map(breach -> breach.gravity() + " " + breach.counter()).toList();
    }

    @Test
    void as_many_as_before_are_as_usual_and_many_times_as_many_are_not() {
        // one slow statement a minute since the server was started
        Tracker tracker = tracker(sample(0, 100 * HOUR, "Slow_queries", 6000));
        assertThat(tracker.add(sample(600, 100 * HOUR + 600, "Slow_queries", 6012))).isEmpty();
        List<Breach> breaches = tracker.add(sample(1200, 100 * HOUR + 1200, "Slow_queries", 6100));
        assertThat(told(breaches)).containsExactly("MINOR slow statements");
        assertThat(breaches.get(0).found()).isEqualTo("100 in 20 min");
        assertThat(breaches.get(0).expected()).isEqualTo("about 20.0 were to be expected by what was before");
    }

    @Test
    void what_gets_worse_is_told_again() {
        Tracker tracker = tracker(sample(0, 100 * HOUR, "Slow_queries", 600));
        assertThat(told(tracker.add(sample(60, 100 * HOUR + 60, "Slow_queries", 630)))).containsExactly(
                "MINOR slow statements");
        assertThat(tracker.add(sample(65, 100 * HOUR + 65, "Slow_queries", 640))).isEmpty();
        assertThat(told(tracker.add(sample(70, 100 * HOUR + 70, "Slow_queries", 800)))).containsExactly(
                "MODERATE slow statements");
        assertThat(tracker.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.found()).isEqualTo("200 in 1 min 10 s");
            assertThat(breach.gravity()).isEqualTo(Gravity.MODERATE);
        });
    }

    @Test
    void one_event_decides_where_there_never_was_any_and_not_where_it_happens_anyway() {
        String name = "Connection_errors_internal";
        assertThat(told(tracker(sample(0, HOUR, name, 0)).add(sample(5, HOUR + 5, name, 1))))
                .containsExactly("MODERATE connections that failed inside the server");
        // four an hour
        Tracker usual = tracker(sample(0, 100 * HOUR, name, 400));
        assertThat(usual.add(sample(5, 100 * HOUR + 5, name, 401))).isEmpty();
        assertThat(usual.add(sample(300, 100 * HOUR + 300, name, 406))).isEmpty();
        assertThat(usual.add(sample(600, 100 * HOUR + 600, name, 409))).hasSize(1);
    }

    @Test
    void a_server_that_was_started_anew_is_told_and_what_it_counts_goes_on() {
        Tracker tracker = tracker(sample(0, 100 * HOUR, "Aborted_connects", 50));
        tracker.add(sample(5, 100 * HOUR + 5, "Aborted_connects", 52));
        tracker.add(sample(10, 3, "Aborted_connects", 1));
        assertThat(tracker.said()).singleElement().asString()
                .contains("was started anew 3 s before 2026-11-28T02:00:10Z");
        List<Breach> breaches = tracker.add(sample(15, 8, "Aborted_connects", 9));
        assertThat(breaches).singleElement().satisfies(breach ->
                assertThat(breach.found()).isEqualTo("11 in 15 s"));
    }

    @Test
    void counters_that_were_thrown_away_begin_at_nothing() {
        Tracker tracker = tracker(sample(0, 100 * HOUR, "Aborted_connects", 50));
        tracker.add(sample(5, 100 * HOUR + 5, "Aborted_connects", 2));
        assertThat(tracker.said()).isEmpty();
        assertThat(tracker.lines()).filteredOn(line -> line.counter().equals("connections that were refused"))
                .extracting(WatchReport.Line::found).containsExactly(2L);
    }

    @Test
    void damage_is_critical_whatever_was_before() {
        Sample start = sample(0, HOUR, Map.of(CounterSource.ERRORS, Map.of("1712", 0L)), List.of());
        assertThat(told(tracker(start).add(
                sample(5, HOUR + 5, Map.of(CounterSource.ERRORS, Map.of("1712", 1L)), List.of()))))
                .containsExactly("CRITICAL tables and keys that are damaged");
    }

    @Test
    void the_first_place_that_is_there_is_taken() {
        Map<CounterSource, Map<String, Long>> metrics = Map.of(CounterSource.METRICS, Map.of("lock_timeouts", 0L));
        Map<CounterSource, Map<String, Long>> more = Map.of(CounterSource.METRICS, Map.of("lock_timeouts", 3L));
        assertThat(tracker(sample(0, HOUR, metrics, List.of())).add(sample(5, HOUR + 5, more, List.of())))
                .singleElement().satisfies(breach -> {
                    assertThat(breach.counter()).isEqualTo("waits for rows that were given up");
                    assertThat(breach.place()).isEqualTo("information_schema.INNODB_METRICS: lock_timeouts");
                });
    }

    @Test
    void memory_may_grow_by_half_and_sessions_to_nine_in_ten() {
        Map<String, Long> before = Map.of("Memory_used", 1L << 30, "Threads_connected", 10L, "max_connections", 100L);
        Map<String, Long> grown = Map.of("Memory_used", 14L << 27, "Threads_connected", 89L, "max_connections", 100L);
        Map<String, Long> burst = Map.of("Memory_used", 15L << 28, "Threads_connected", 90L, "max_connections", 100L);
        Tracker tracker = tracker(sample(0, HOUR, Map.of(CounterSource.STATUS, before), List.of()));
        assertThat(told(tracker.add(sample(5, HOUR + 5, Map.of(CounterSource.STATUS, grown), List.of()))))
                .containsExactly("MINOR memory");
        assertThat(told(tracker.add(sample(10, HOUR + 10, Map.of(CounterSource.STATUS, burst), List.of()))))
                .containsExactly("MODERATE sessions");
    }

    @Test
    void a_deadlock_of_before_is_none_of_now_and_one_elsewhere_is_not_ours() {
        InnodbIncident old = new InnodbIncident(InnodbIncident.Kind.DEADLOCK, "01:00 0x1", Set.of("orders"));
        InnodbIncident elsewhere = new InnodbIncident(InnodbIncident.Kind.DEADLOCK, "02:01 0x1", Set.of());
        InnodbIncident ours = new InnodbIncident(InnodbIncident.Kind.DEADLOCK, "02:02 0x1", Set.of("orders"));
        Tracker tracker = tracker(sample(0, HOUR, Map.of(), List.of(old)));
        assertThat(tracker.add(sample(5, HOUR + 5, Map.of(), List.of(old)))).isEmpty();
        assertThat(tracker.add(sample(10, HOUR + 10, Map.of(), List.of(elsewhere)))).isEmpty();
        assertThat(tracker.add(sample(15, HOUR + 15, Map.of(), List.of(ours)))).singleElement().satisfies(breach ->
                assertThat(breach.found()).isEqualTo("1 in 15 s: on orders"));
    }

    @Test
    void usual_is_the_larger_of_ever_and_of_late() {
        Sample first = sample(0, 100 * HOUR, "Aborted_connects", 36);
        Sample last = sample(600, 100 * HOUR + 600, "Aborted_connects", 636);
        Counter.Place place = new Counter.Place(CounterSource.STATUS, List.of("Aborted_connects"));
        assertThat(new Baseline(first, last).rate(place)).isEqualTo(1.0);
        assertThat(new Baseline(first, first).rate(place)).isEqualTo(0.0001);
    }
}
