package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds the forecast of locks against what the server does. */
class LocksSeenTest {

    private static final String READ = "SELECT * FROM p";
    private static final String WRITE = "INSERT INTO p VALUES (1)";

    private static final String ADD_FOREIGN_KEY = "ALTER TABLE c ADD CONSTRAINT fk_c FOREIGN KEY (p_id) REFERENCES p (id)";

    private static final Table CHILD = new Table("c", Table.Role.OWNED, "", Storage.DEFAULT,
            List.of(
                    Column.of("id", ColumnType.bigUnsigned(), false),
                    Column.of("p_id", ColumnType.bigUnsigned(), true)),
            List.of("id"), List.of(),
            List.of(new ForeignKey("fk_c", List.of("p_id"), "p", List.of("id"),
                    ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)),
            List.of(), List.of(), Optional.empty());

    private static final Trigger FINAL =
            new Trigger("final", Trigger.Timing.BEFORE, Trigger.Event.UPDATE, new Trigger.Refusal("no"));

    private static final Table PARENT = new Table("p", Table.Role.OWNED, "", Storage.DEFAULT,
            List.of(Column.of("id", ColumnType.bigUnsigned(), false)), List.of("id"), List.of(), List.of(), List.of(),
            List.of(FINAL), Optional.empty());

    private static final Schema MODEL = new Schema("s", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(CHILD, PARENT));

    private final TestServer server = TestServer.shared();
    private final TestDatabase database = server.createDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    /** Whether a statement waits while another session has an open transaction in which it ran {@code busy}. */
    private boolean waits(Running run, String busy) throws SQLException {
        try (Connection other = database.open(); Statement using = other.createStatement();
                Connection own = database.open(); Statement running = own.createStatement()) {
            SessionSql.prepare(own, Duration.ofSeconds(1));
            running.execute(run.setting());
            other.setAutoCommit(false);
            using.execute(busy);
            running.execute(run.statement());
            return false;
        } catch (SQLException e) {
            assertThat(ServerErrors.isLockConflict(e)).as(e.getMessage()).isTrue();
            return true;
        }
    }

    /** A statement, in a session that is set so, and what takes back what it does. */
    private record Running(String setting, String statement, String undo) {}

    private enum Waits { FOR_ALL, FOR_WRITERS, FOR_NOBODY }

    private static final Map<TableLock.Mode, Waits> WAITS = Map.of(
            TableLock.Mode.EXCLUSIVE, Waits.FOR_ALL,
            TableLock.Mode.SHARED, Waits.FOR_ALL,
            TableLock.Mode.BRIEF, Waits.FOR_ALL,
            TableLock.Mode.READERS_PASS, Waits.FOR_WRITERS);

    private Optional<TableLock.Mode> forecast(String statement, String table) {
        return LockForecast.of(
                        statement, Effect.of(statement), MODEL, ForeignKeyLinks.of(MODEL), server.server()).stream()
                .filter(lock -> lock.table().equals(table))
                .map(TableLock::mode)
                .findFirst();
    }

    private void assertForecastHolds(String statement, String undo) throws SQLException {
        assertForecastHolds("p", READ, WRITE, new Running("SELECT 1", statement, undo));
    }

    private void assertForecastHolds(String table, String read, String write, Running run) throws SQLException {
        Waits seen = Waits.FOR_NOBODY;
        if (waits(run, write)) {
            seen = waits(run, read) ? Waits.FOR_ALL : Waits.FOR_WRITERS;
        } else {
            database.execute(run.undo());
            assertThat(waits(run, read)).as("a reader stops what a writer does not stop").isFalse();
        }
        database.execute(seen == Waits.FOR_ALL ? "SELECT 1" : run.undo());
        assertThat(forecast(run.statement(), table).map(WAITS::get).orElse(Waits.FOR_NOBODY))
                .as("%s, seen from %s", run.statement(), table).isEqualTo(seen);
    }

    @Test
    void a_table_with_a_foreign_key_is_created_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)");
        assertForecastHolds(Ddl.createTable(CHILD), "DROP TABLE c");
    }

    @Test
    void a_trigger_is_created_and_dropped_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)");
        assertForecastHolds(Ddl.createTrigger("p", FINAL), "DROP TRIGGER final");
        database.execute(Ddl.createTrigger("p", FINAL));
        assertForecastHolds("DROP TRIGGER final", Ddl.createTrigger("p", FINAL));
    }

    @Test
    void a_foreign_key_is_added_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)",
                "CREATE TABLE c (id BIGINT UNSIGNED PRIMARY KEY, p_id BIGINT UNSIGNED)");
        String undo = "ALTER TABLE c DROP FOREIGN KEY fk_c";
        assertForecastHolds("p", READ, WRITE, new Running("SET SESSION foreign_key_checks = 1",
                ADD_FOREIGN_KEY + ", ALGORITHM=COPY, LOCK=SHARED", undo));
        assertForecastHolds("p", READ, WRITE, new Running("SET SESSION foreign_key_checks = 0",
                ADD_FOREIGN_KEY + ", ALGORITHM=INPLACE, LOCK=NONE", undo));
    }

    @Test
    void a_child_is_dropped_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)", Ddl.createTable(CHILD));
        assertForecastHolds(Ddl.dropTable("c"), Ddl.createTable(CHILD));
    }

    @Test
    void a_table_is_altered_as_forecast_whatever_the_algorithm() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY, n INT)");
        String write = "INSERT INTO p VALUES (1, 1)";
        for (Running run : List.of(
                new Running("SELECT 1", "ALTER TABLE p ADD x INT, ALGORITHM=INSTANT", "ALTER TABLE p DROP x"),
                new Running("SELECT 1", "ALTER TABLE p ADD INDEX i (n), ALGORITHM=INPLACE, LOCK=NONE", "DROP INDEX i ON p"),
                new Running("SELECT 1", "ALTER TABLE p MODIFY n BIGINT, ALGORITHM=COPY, LOCK=SHARED",
                        "ALTER TABLE p MODIFY n INT"),
                new Running("SELECT 1", "ALTER TABLE p RENAME TO q", "ALTER TABLE q RENAME TO p"),
                new Running("SELECT 1", "CREATE INDEX i ON p (n)", "DROP INDEX i ON p"),
                new Running("SELECT 1", "TRUNCATE TABLE p", "SELECT 1"))) {
            assertForecastHolds("p", READ, write, run);
        }
    }

    @Test
    void a_parent_or_child_of_an_altered_table_waits_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)", Ddl.createTable(CHILD));
        assertForecastHolds("p", READ, "DELETE FROM p WHERE id = 1", new Running("SELECT 1",
                "ALTER TABLE c MODIFY p_id BIGINT UNSIGNED COMMENT 'x', ALGORITHM=COPY, LOCK=SHARED", "SELECT 1"));
        boolean childWaits = waits(new Running("SELECT 1", "ALTER TABLE p ADD x INT, ALGORITHM=INSTANT", ""),
                "SELECT * FROM c");
        assertThat(forecast("ALTER TABLE p ADD x INT, ALGORITHM=INSTANT", "c").isPresent()).isEqualTo(childWaits);
    }

    @Test
    void others_write_while_a_table_is_read_through_and_not_while_it_is_copied() throws Exception {
        database.execute("CREATE TABLE p (id INT AUTO_INCREMENT PRIMARY KEY, n INT, text VARCHAR(200))",
                "INSERT INTO p (n, text) VALUES (1, REPEAT('x', 200))");
        for (int rows = 1; rows < 65_536; rows *= 2) {
            database.execute("INSERT INTO p (n, text) SELECT n, text FROM p");
        }
        Map<TableLock.Mode, String> statements = Map.of(
                TableLock.Mode.BRIEF, "ALTER TABLE p MODIFY n INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE",
                TableLock.Mode.SHARED, "ALTER TABLE p MODIFY n BIGINT NOT NULL, ALGORITHM=COPY, LOCK=SHARED");
        for (TableLock.Mode mode : List.of(TableLock.Mode.BRIEF, TableLock.Mode.SHARED)) {
            String statement = statements.get(mode);
            assertThat(forecast(statement, "p")).contains(mode);
            int[] seen = doneMeanwhile(statement, "SELECT 1 FROM p LIMIT 1", "UPDATE p SET n = 2 WHERE id = 1");
            assertThat(seen[0]).as("reads during " + statement).isGreaterThan(2);
            if (mode == TableLock.Mode.BRIEF) {
                assertThat(seen[1]).as("writes during " + statement).isGreaterThan(2);
            } else {
                assertThat(seen[1]).as("writes during " + statement).isLessThan(seen[0] / 4);
            }
        }
    }

    /** How often each of the statements of others began and ended while {@code statement} ran. */
    private int[] doneMeanwhile(String statement, String... others) throws Exception {
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        int[] done = new int[others.length];
        List<CompletableFuture<Void>> busy = new ArrayList<>();
        for (int i = 0; i < others.length; i++) {
            int number = i;
            busy.add(CompletableFuture.runAsync(() -> {
                try (Connection connection = database.open(); Statement each = connection.createStatement()) {
                    while (!over.get()) {
                        boolean within = running.get();
                        each.execute(others[number]);
                        done[number] += within && running.get() ? 1 : 0;
                        Thread.sleep(2);
                    }
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, task -> new Thread(task).start()));
        }
        try (Connection connection = database.open(); Statement own = connection.createStatement()) {
            Thread.sleep(100);
            running.set(true);
            own.execute(statement);
            running.set(false);
        } finally {
            over.set(true);
        }
        busy.forEach(CompletableFuture::join);
        return done;
    }
}
