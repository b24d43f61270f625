package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration of sixteen mixed statements and its way back end at every event, and within every statement that can be
 * made to wait. From each such end the next run completes the way forward, and as well the way back: tables, triggers
 * and rows are then as they are when nothing interrupts.
 */
class AlterCrashTest {

    private static final int WORKERS = 3;

    @TempDir
    static Path root;

    private static final Map<Direction, List<MigrationEvent>> EVENTS = new EnumMap<>(Direction.class);
    private static final Map<Direction, Map<String, Object>> STATES = new EnumMap<>(Direction.class);

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One way for a run to end early. */
    private interface Crash {
        void run(Workshop workshop) throws Exception;
    }

    /** @param direction of the run that ends early @param next of the one that follows */
    private record Cell(Direction direction, Direction next, String what, Crash crash) {}

    @BeforeAll
    static void see_what_an_undisturbed_run_does() throws IOException, SQLException {
        try (Workshop workshop = new Workshop(Files.createTempDirectory(root, "undisturbed"))) {
            Map<String, Object> before = workshop.state();
            for (Direction direction : Direction.values()) {
                List<MigrationEvent> events = new ArrayList<>();
                workshop.run(direction, workshop.connections(), events::add);
                EVENTS.put(direction, events);
                STATES.put(direction, workshop.state());
            }
            assertThat(STATES.get(Direction.DOWN)).isEqualTo(before);
            assertThat(STATES.get(Direction.UP)).isNotEqualTo(before);
        }
    }

    /** Each cell begins where the one before ended: with the migration taken back. */
    private static void forEach(List<Cell> cells) throws Exception {
        Queue<Cell> left = new ConcurrentLinkedQueue<>(cells);
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        try {
            Callable<Void> worker = () -> {
                try (Workshop workshop = new Workshop(Files.createTempDirectory(root, "cells"))) {
                    for (Cell cell = left.poll(); cell != null; cell = left.poll()) {
                        check(workshop, cell);
                        done.incrementAndGet();
                    }
                }
                return null;
            };
            for (Future<Void> each : pool.invokeAll(Collections.nCopies(WORKERS, worker))) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
            System.out.println("Crash matrix: " + done + " of " + cells.size() + " cells hold");
        }
    }

    private static void check(Workshop workshop, Cell cell) throws Exception {
        if (cell.direction() == Direction.DOWN) {
            workshop.run(Direction.UP);
        }
        cell.crash().run(workshop);
        try {
            workshop.run(cell.next());
        } catch (RuntimeException e) {
            throw new AssertionError(cell + ": " + e.getMessage(), e);
        }
        assertThat(workshop.state()).as(cell.toString()).isEqualTo(STATES.get(cell.next()));
        if (cell.next() == Direction.UP) {
            workshop.run(Direction.DOWN);
            assertThat(workshop.state()).as("back after %s", cell).isEqualTo(STATES.get(Direction.DOWN));
        }
    }

    private static List<Cell> cells(Direction direction, String what, Crash crash) {
        return List.of(
                new Cell(direction, Direction.UP, what, crash), new Cell(direction, Direction.DOWN, what, crash));
    }

    /** The places of events between which something is written, by the server or in the journal. */
    private static List<Integer> boundaries(List<MigrationEvent> events) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            boolean sameWrite = events.get(i) instanceof MigrationEvent.OutcomeRecorded
                    && i + 1 < events.size() && events.get(i + 1) instanceof MigrationEvent.IntentRecorded;
            if (!sameWrite && !(events.get(i) instanceof MigrationEvent.StatementReached)) {
                places.add(i);
            }
        }
        return places;
    }

    @Test
    void whatever_ended_between_two_steps_is_completed_in_either_direction() throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<MigrationEvent> events = EVENTS.get(direction);
            for (int at : boundaries(events)) {
                cells.addAll(cells(direction, "event " + (at + 1) + ", " + events.get(at), workshop -> {
                    int[] seen = {0};
                    assertThat(catchThrowable(() -> workshop.run(direction, workshop.connections(), event -> {
                        if (seen[0]++ == at) {
                            throw new Cut();
                        }
                    }))).isInstanceOf(Cut.class);
                }));
            }
        }
        forEach(cells);
    }

    @Test
    void whatever_ended_within_a_statement_is_completed_in_either_direction() throws Exception {
        List<Cell> cells = new ArrayList<>();
        try (Workshop workshop = new Workshop(Files.createTempDirectory(root, "statements"))) {
            for (Direction direction : Direction.values()) {
                for (Script.Statement statement : direction.script(workshop.mixed()).orElseThrow().statements()) {
                    for (Interruption.Manner manner : Interruption.Manner.values()) {
                        if (Interruption.canWait(statement)) {
                            cells.addAll(cells(direction, manner + " within " + statement.sql(), each -> {
                                Interruption interruption = new Interruption(each.connections(), statement, manner);
                                Throwable failure = catchThrowable(
                                        () -> each.run(direction, interruption, MigrationListener.NONE));
                                interruption.end();
                                assertThat(failure).as(statement.sql()).isInstanceOf(RuntimeException.class);
                            }));
                        }
                    }
                }
            }
        }
        forEach(cells);
    }
}
