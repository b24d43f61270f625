package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Status;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed while the server is busy with its statement; the server goes on with it all the same. */
class KillTest {

    /** Killed while it waits for a table that another session reads; the table is let go before or after the kill. */
    private static void assertTheNextRunCompletes(
            TestDatabase database, String verb, Path root, String busy, String statement) throws Exception {
        try (Connection reader = database.open(); Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.executeQuery("SELECT * FROM " + busy).close();
            Child child = Child.start(database, verb, root, 0);
            awaitWaiting(database, statement);
            child.kill();
            List<MigrationEvent> events = new ArrayList<>();
            CompletableFuture<Void> next = CompletableFuture.runAsync(() -> MigrateChild.run(
                    verb, database, Example.schema(), MigrationFiles.read(root, Example.schema()), events::add));
            awaitLocked(database);
            reader.commit();
            next.join();
            assertThat(events).as("the next run waited for the statement that the dead one left running")
                    .hasAtLeastOneElementOfType(MigrationEvent.WaitingForLock.class);
            assertThat(events).hasAtLeastOneElementOfType(MigrationEvent.Recovered.class);
        }
    }

    private static void awaitWaiting(TestDatabase database, String statement) throws Exception {
        await(database, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE()"
                + " AND ID <> CONNECTION_ID() AND STATE LIKE 'Waiting for table metadata lock%'"
                + " AND INFO LIKE '" + statement + "%'");
    }

    /** The next run is in the queue for the lock. */
    private static void awaitLocked(TestDatabase database) throws Exception {
        await(database, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE()"
                + " AND ID <> CONNECTION_ID() AND INFO LIKE 'SELECT GET_LOCK(%'");
    }

    private static void await(TestDatabase database, String count) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(count)) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                assertThat(Instant.now()).as(count).isBefore(deadline);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void a_rollback_that_was_killed_while_it_waited_for_a_table_is_completed() throws Exception {
        try (TestDatabase database = Production.create()) {
            Schema before = Production.structure(database);
            MigrateChild.run("migrate", database, Example.schema(), Example.migrations(), MigrationListener.NONE);
            assertTheNextRunCompletes(database, "rollback", Example.CLASSES, "callback_requests", "DROP TABLE");
            assertThat(Production.structure(database)).isEqualTo(before);
            assertThat(Production.states(database)).containsExactly(Status.State.PENDING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE old_notes", "ALTER TABLE old_notes RENAME TO older_notes",
        "ALTER TABLE old_notes MODIFY id BIGINT NOT NULL"})
    void a_migrate_that_was_killed_while_it_waited_for_a_table_is_completed(String statement, @TempDir Path root)
            throws Exception {
        Production.copyMigrations(root);
        Files.writeString(root.resolve("db/migration/V2025_10_01_060300__old_notes.sql"), statement);
        try (TestDatabase database = Production.create()) {
            database.execute("CREATE TABLE old_notes (id INT PRIMARY KEY)");
            Schema before = Production.structure(database);
            assertTheNextRunCompletes(database, "migrate", root, "old_notes", statement);
            assertThat(Production.states(database)).containsExactly(Status.State.APPLIED);
            assertThat(Production.structure(database).table("old_notes")).isNotEqualTo(before.table("old_notes"));
        }
    }
}
