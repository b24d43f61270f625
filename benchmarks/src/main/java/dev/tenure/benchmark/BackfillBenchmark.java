package dev.tenure.benchmark;

import dev.tenure.migrate.MigrateOptions;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long readers wait while a million rows are filled in batches, against how long they wait before and after. */
final class BackfillBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int READERS = 4;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Schema MODEL =
            new Schema("app.Notes", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    private static final String MIGRATION = """
            -- tenure:batches `notes` by `id` of 1000
            UPDATE notes SET length = CHAR_LENGTH(text) WHERE length IS NULL;
            """;

    private BackfillBenchmark() {}

    static void run() throws Exception {
        Path root = Files.createTempDirectory("tenure-backfill");
        Path file = Files.createDirectories(root.resolve(MODEL.migrations())).resolve("V1__backfill_notes.sql");
        Files.writeString(file, MIGRATION);
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            fill(database);
            System.out.println("backfill, " + ROWS + " rows in batches of 1,000, " + READERS + " readers by key");
            // everything is warm once it has been read for a while
            read(database, CompletableFuture.runAsync(() -> sleep(IDLE)));
            double[] before = read(database, CompletableFuture.runAsync(() -> sleep(IDLE)));
            long start = System.nanoTime();
            int[] batches = {0};
            double[] during = read(database, CompletableFuture.runAsync(() -> new Migrator(
                            database, MODEL, MigrationFiles.read(root, MODEL))
                    .migrate(MigrateOptions.DEFAULT, event -> batches[0] += event instanceof MigrationEvent.BatchDone ? 1 : 0)));
            double seconds = (System.nanoTime() - start) / 1e9;
            double[] after = read(database, CompletableFuture.runAsync(() -> sleep(IDLE)));
            double[] idle = Stream.of(before, after).flatMapToDouble(Arrays::stream).sorted().toArray();
            print("idle, before and after", idle);
            print("during the backfill", during);
            System.out.printf(Locale.ROOT, "  %d batches in %.1f s, %,.0f rows a second, pauses included%n",
                    batches[0], seconds, ROWS / seconds);
            System.out.printf(Locale.ROOT, "  p99 during / idle: ratio %.2f (target <= 3)%n",
                    percentile(during, 99) / percentile(idle, 99));
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(TestDatabase database) {
        database.execute("CREATE TABLE notes (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(100) NOT NULL, length INT)");
        String thousand = String.join(", ", IntStream.range(0, 1000).mapToObj(i -> "(REPEAT('x', " + i % 90 + "))").toList());
        for (int rows = 0; rows < ROWS; rows += 1000) {
            database.execute("INSERT INTO notes (text) VALUES " + thousand);
        }
    }

    /** The times in which readers got their rows until {@code busy} was done, in milliseconds, sorted. */
    private static double[] read(TestDatabase database, CompletableFuture<Void> busy) {
        List<CompletableFuture<List<Double>>> readers = IntStream.range(0, READERS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> read(database, busy, new Random(number)), task -> new Thread(task).start()))
                .toList();
        busy.join();
        return readers.stream().flatMap(reader -> reader.join().stream()).mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static List<Double> read(TestDatabase database, CompletableFuture<Void> busy, Random random) {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = database.open();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM notes WHERE id = ?")) {
            while (!busy.isDone()) {
                query.setInt(1, 1 + random.nextInt(ROWS));
                long start = System.nanoTime();
                query.executeQuery().close();
                millis.add((System.nanoTime() - start) / 1e6);
                sleep(Duration.ofMillis(2));
            }
            return millis;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
        System.out.printf(Locale.ROOT, "  %-26s %,9d reads, p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n", what,
                sorted.length, percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]);
    }
}
