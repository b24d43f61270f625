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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds the forecast of locks against what the server does. */
class LocksSeenTest {

    private static final String READ = "SELECT * FROM p";
    private static final String WRITE = "INSERT INTO p VALUES (1)";

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

    /** Whether the statement waits while another session has an open transaction in which it ran {@code busy}. */
    private boolean waits(String statement, String busy) throws SQLException {
        try (Connection other = database.open(); Statement using = other.createStatement();
                Connection own = database.open(); Statement running = own.createStatement()) {
            SessionSql.prepare(own, Duration.ofSeconds(1));
            other.setAutoCommit(false);
            using.execute(busy);
            running.execute(statement);
            return false;
        } catch (SQLException e) {
            assertThat(ServerErrors.isLockConflict(e)).as(e.getMessage()).isTrue();
            return true;
        }
    }

    private Optional<TableLock.Mode> forecast(String statement) {
        return LockForecast.of(statement, Effect.of(statement), MODEL, server.server()).stream()
                .filter(lock -> lock.table().equals("p"))
                .map(TableLock::mode)
                .findFirst();
    }

    private void assertForecastHolds(String statement, String undo) throws SQLException {
        Optional<TableLock.Mode> seen = Optional.empty();
        if (waits(statement, WRITE)) {
            seen = Optional.of(waits(statement, READ) ? TableLock.Mode.EXCLUSIVE : TableLock.Mode.READERS_PASS);
        } else {
            database.execute(undo);
            assertThat(waits(statement, READ)).as("a reader stops what a writer does not stop").isFalse();
        }
        assertThat(forecast(statement)).isEqualTo(seen);
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
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)", "CREATE TABLE c (p_id BIGINT UNSIGNED)");
        assertForecastHolds(
                "ALTER TABLE c ADD CONSTRAINT fk_c FOREIGN KEY (p_id) REFERENCES p (id)",
                "ALTER TABLE c DROP FOREIGN KEY fk_c");
    }

    @Test
    void a_child_is_dropped_as_forecast() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY)", Ddl.createTable(CHILD));
        assertForecastHolds(Ddl.dropTable("c"), Ddl.createTable(CHILD));
    }
}
