package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Status;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The process dies at every event of a migrate and of a rollback, and the next one completes what it left. */
class CrashTest {

    private static Schema before;
    private static Schema after;
    private static int eventsUp;
    private static int eventsDown;

    @BeforeAll
    static void see_what_an_undisturbed_run_does() throws SQLException {
        try (TestDatabase database = Production.create()) {
            before = Production.structure(database);
            eventsUp = count(database, "migrate");
            after = Production.structure(database);
            eventsDown = count(database, "rollback");
            assertThat(Production.structure(database)).isEqualTo(before);
        }
    }

    private static int count(TestDatabase database, String verb) {
        List<MigrationEvent> events = new ArrayList<>();
        run(database, verb, events::add);
        return events.size();
    }

    private static void run(TestDatabase database, String verb, MigrationListener listener) {
        MigrateChild.run(verb, database, Example.schema(), Example.migrations(), listener);
    }

    private static void dieAt(TestDatabase database, String verb, int event) {
        Child.Ended ended = Child.start(database, verb, Example.CLASSES, event).await();
        assertThat(ended.exit()).as("the child died at event " + event + ": " + ended.output())
                .isEqualTo(MigrateChild.HALTED);
    }

    /**
     * Each event once, on a few databases at a time, since the children mostly wait for the server; what a case leaves
     * is what it found, so that the next can go on there.
     */
    private static void forEachEvent(int events, Case each) throws Exception {
        Queue<Integer> left = new ConcurrentLinkedQueue<>(IntStream.rangeClosed(1, events).boxed().toList());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> worker = () -> {
                try (TestDatabase database = Production.create()) {
                    for (Integer event = left.poll(); event != null; event = left.poll()) {
                        each.run(database, event);
                    }
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(3, worker))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private interface Case {
        void run(TestDatabase database, int event) throws Exception;
    }

    @Test
    void whatever_died_anywhere_is_completed_by_the_next_run() throws Exception {
        assertThat(Math.min(eventsUp, eventsDown)).isGreaterThan(6 * 5);
        forEachEvent(Math.max(eventsUp, eventsDown), (database, event) -> {
            dieAt(database, "migrate", Math.min(event, eventsUp));
            run(database, "migrate", MigrationListener.NONE);
            assertThat(Production.structure(database)).as("migrated after a death at event " + event).isEqualTo(after);
            assertThat(Production.states(database)).containsExactly(Status.State.APPLIED);
            dieAt(database, "rollback", Math.min(event, eventsDown));
            run(database, "rollback", MigrationListener.NONE);
            assertThat(Production.structure(database)).as("rolled back after a death at event " + event)
                    .isEqualTo(before);
            assertThat(Production.states(database)).containsExactly(Status.State.PENDING);
        });
    }

    /** Six events are one migration; the others are the same. */
    @Test
    void a_rollback_that_died_is_followed_by_a_migrate_that_makes_all_whole_again() throws Exception {
        forEachEvent(2 + 6, (database, event) -> {
            run(database, "migrate", MigrationListener.NONE);
            dieAt(database, "rollback", event);
            run(database, "migrate", MigrationListener.NONE);
            assertThat(Production.structure(database)).as("after a death at event " + event).isEqualTo(after);
            assertThat(Production.states(database)).containsExactly(Status.State.APPLIED);
        });
    }
}
