package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill of many rows whose process is killed again and again, wherever it is; of more of them with
 * {@code -Dtenure.backfill.rows=1000000}.
 */
class BackfillKillTest {

    private static final int ROWS = Integer.getInteger("tenure.backfill.rows", 200_000);
    private static final int OF = 1000;
    private static final int KILLS = 5;

    /** It counts how often it met a row, and would meet it again: only Tenure knows what is done. */
    private static final String MIGRATION = """
            -- tenure:batches `notes` by `id` of %d
            UPDATE notes SET length = CHAR_LENGTH(text), met = met + 1 WHERE met < 100;
            -- tenure:expect-none notes without a length
            SELECT COUNT(*) FROM notes WHERE length IS NULL;
            ALTER TABLE notes MODIFY length INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
            """.formatted(OF);

    private final Random random = new Random();

    private static void fill(TestDatabase database) {
        database.execute("CREATE TABLE notes (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(100) NOT NULL,"
                + " length INT, met TINYINT NOT NULL DEFAULT 0)");
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "(REPEAT('x', " + i % 90 + "))")
                .collect(Collectors.joining(", "));
        String[] inserts = IntStream.range(0, Math.min(ROWS / 1000, 20))
                .mapToObj(i -> "INSERT INTO notes (text) VALUES " + thousand)
                .toArray(String[]::new);
        database.execute(inserts);
        for (int rows = inserts.length * 1000; rows < ROWS; rows *= 2) {
            database.execute("INSERT INTO notes (text) SELECT text FROM notes LIMIT " + Math.min(rows, ROWS - rows));
        }
    }

    private static long ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long ranges(TestDatabase database) throws SQLException {
        return ask(database, "SELECT COALESCE(MAX(ranges), 0) FROM tenure_journal WHERE version = '2099_01_01_000000'");
    }

    @Test
    void a_backfill_that_is_killed_five_times_ends_complete_and_meets_every_row_once(@TempDir Path root)
            throws Exception {
        Path folder = Files.createDirectories(root.resolve("db/migration"));
        try (var files = Files.list(Example.COMMITTED)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("V2099_01_01_000000__backfill_notes.sql"), MIGRATION);
        try (TestDatabase database = Production.create()) {
            fill(database);
            // the six before it are applied, so that the journal is there to look into
            MigrateChild.run("migrate", database, Example.schema(), Example.migrations(), event -> {});
            List<Long> killedAt = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                Child child = Child.start(database, "migrate", root, 0);
                long wanted = (long) ((kill + 0.9 * random.nextDouble()) * ROWS / OF / KILLS);
                awaitRanges(database, Math.max(1, wanted));
                Thread.sleep(random.nextInt(20));
                child.kill();
                killedAt.add(ranges(database));
            }
            List<MigrationEvent> events = new ArrayList<>();
            MigrateChild.run(
                    "migrate", database, Example.schema(), MigrationFiles.read(root, Example.schema()), events::add);
            System.out.println("Backfill of " + ROWS + " rows, killed behind ranges " + killedAt);
            assertThat(killedAt).allSatisfy(ranges -> assertThat(ranges).isLessThan(ROWS / OF));
            assertThat(events).hasAtLeastOneElementOfType(MigrationEvent.Recovered.class);
            assertThat(ask(database, "SELECT COUNT(*) FROM notes WHERE met = 1 AND length = CHAR_LENGTH(text)"))
                    .isEqualTo(ROWS);
            assertThat(ranges(database)).isEqualTo(ROWS / OF);
            assertThat(ask(database, "SELECT SUM(changed_rows) FROM tenure_journal")).isEqualTo(ROWS);
        }
    }

    private static void awaitRanges(TestDatabase database, long wanted) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (ranges(database) < wanted) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(5);
        }
    }
}
