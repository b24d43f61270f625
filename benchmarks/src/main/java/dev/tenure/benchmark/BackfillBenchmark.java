package dev.tenure.benchmark;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Migrator;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long readers wait while a million rows are filled in batches, against how long they wait without. The backfill is
 * held a dozen times for that, so that whatever else the machine does meets both alike.
 */
final class BackfillBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int BATCH = 1000;
    private static final int READERS = 4;
    private static final int TURNS = 12;
    private static final Duration IDLE = Duration.ofSeconds(3);

    /** How long the server may still be busy with what is done. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Schema MODEL =
            new Schema("app.Notes", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    private static final String MIGRATION = """
            -- tenure:batches `notes` by `id` of %d
            UPDATE notes SET length = CHAR_LENGTH(text) WHERE length IS NULL;
            """.formatted(BATCH);

    /** What readers meet. */
    private enum Phase { IDLE, BACKFILL, BETWEEN, OVER }

    private final TestDatabase database;
    private volatile Phase phase = Phase.BETWEEN;
    private long held;

    private BackfillBenchmark(TestDatabase database) {
        this.database = database;
    }

    static void run() throws Exception {
        Path root = Files.createTempDirectory("tenure-backfill");
        Path file = Files.createDirectories(root.resolve(MODEL.migrations())).resolve("V1__backfill_notes.sql");
        Files.writeString(file, MIGRATION);
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            fill(database);
            new BackfillBenchmark(database).run(MigrationFiles.read(root, MODEL));
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(TestDatabase database) {
        database.execute("CREATE TABLE notes (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(100) NOT NULL,"
                + " length INT)");
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "(REPEAT('x', " + i % 90 + "))")
                .collect(Collectors.joining(", "));
        for (int rows = 0; rows < ROWS; rows += 1000) {
            database.execute("INSERT INTO notes (text) VALUES " + thousand);
        }
    }

    private void run(List<Migration> migrations) {
        System.out.println("backfill, " + ROWS + " rows in batches of " + BATCH + ", " + READERS + " readers by key");
        List<CompletableFuture<Map<Phase, List<Double>>>> readers = IntStream.range(0, READERS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> read(new Random(number)), task -> new Thread(task).start()))
                .toList();
        // everything is warm once it has been read for a while
        sleep(IDLE.plus(IDLE));
        idle();
        long start = System.nanoTime();
        phase = Phase.BACKFILL;
        new Migrator(database, MODEL, migrations).migrate(MigrateOptions.DEFAULT, this::hold);
        double seconds = (System.nanoTime() - start - held) / 1e9;
        idle();
        phase = Phase.OVER;
        double[] without = times(readers, Phase.IDLE);
        double[] during = times(readers, Phase.BACKFILL);
        print("without", without);
        print("during the backfill", during);
        System.out.printf(Locale.ROOT, "  %,.0f rows a second, pauses included%n", ROWS / seconds);
        System.out.printf(Locale.ROOT, "  p99 during / without: ratio %.2f (target <= 3)%n",
                percentile(during, 99) / percentile(without, 99));
    }

    private void hold(MigrationEvent event) {
        if (event instanceof MigrationEvent.BatchDone done && done.progress().ranges() % (ROWS / BATCH / TURNS) == 0) {
            long start = System.nanoTime();
            idle();
            phase = Phase.BACKFILL;
            held += System.nanoTime() - start;
        }
    }

    private void idle() {
        phase = Phase.BETWEEN;
        sleep(SETTLING);
        phase = Phase.IDLE;
        sleep(IDLE);
        phase = Phase.BETWEEN;
    }

    /** In milliseconds, those that began and ended in one phase. */
    private Map<Phase, List<Double>> read(Random random) {
        Map<Phase, List<Double>> millis = new EnumMap<>(Phase.class);
        try (Connection connection = database.open();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM notes WHERE id = ?")) {
            while (phase != Phase.OVER) {
                query.setInt(1, 1 + random.nextInt(ROWS));
                Phase before = phase;
                long start = System.nanoTime();
                query.executeQuery().close();
                double took = (System.nanoTime() - start) / 1e6;
                if (phase == before) {
                    millis.computeIfAbsent(before, each -> new ArrayList<>()).add(took);
                }
                sleep(Duration.ofMillis(2));
            }
            return millis;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] times(List<CompletableFuture<Map<Phase, List<Double>>>> readers, Phase phase) {
        return readers.stream()
                .flatMap(reader -> reader.join().get(phase).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void print(String what, double[] sorted) {
        System.out.printf(Locale.ROOT, "  %-20s %,9d reads, p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n", what,
                sorted.length, percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]);
    }
}
