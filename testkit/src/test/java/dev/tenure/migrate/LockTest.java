package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.LeaseSql;
import dev.tenure.mysql.LockSql;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    private boolean waited() {
        return shop.events.stream().anyMatch(MigrationEvent.WaitingForLock.class::isInstance);
    }

    private static long id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return Long.parseLong(value(statement, "SELECT CONNECTION_ID()"));
        }
    }

    @Test
    void whoever_holds_the_lock_is_named_and_waited_for() throws SQLException {
        try (Connection other = shop.database.open()) {
            LockSql.take(other, LockSql.name(shop.database.name()), 0);
            assertThat(shop.status().running()).get().asString().startsWith("session " + id(other) + " (");
            assertThat(refusal(shop::migrate)).startsWith("TEN409").contains("session " + id(other) + " (");
            assertThat(waited()).isTrue();
        }
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void a_plan_does_not_take_a_statement_that_is_under_way_for_an_interrupted_one() {
        List<String> refusals = new ArrayList<>();
        shop.migrator().migrate(MigrateOptions.DEFAULT, event -> {
            if (event instanceof MigrationEvent.StatementRun) {
                refusals.add(refusal(() -> shop.migrator().plan(MigrateOptions.DEFAULT)));
            }
        });
        assertThat(refusals).hasSize(2).allSatisfy(refusal -> assertThat(refusal).startsWith("TEN409"));
    }

    @Test
    void a_session_that_goes_back_to_a_pool_is_as_it_was() throws SQLException {
        String asked = "SELECT CONCAT_WS('/', @@sql_mode, @@foreign_key_checks, @@lock_wait_timeout,"
                + " @@innodb_lock_wait_timeout, @@autocommit,"
                + " IS_FREE_LOCK('" + LockSql.name(shop.database.name()) + "'))";
        try (Connection pooled = shop.database.open(); Statement statement = pooled.createStatement()) {
            statement.execute("SET SESSION sql_mode = 'ANSI_QUOTES', lock_wait_timeout = 77");
            String before = value(statement, asked);
            Connection kept = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(pooled, arguments));
            shop.migrate(() -> kept, MigrateOptions.DEFAULT);
            assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
            assertThat(value(statement, asked)).isEqualTo(before);
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void the_lock_belongs_to_one_database_and_its_name_fits_whatever_the_database_is_called() {
        String longest = "x".repeat(64);
        assertThat(LockSql.name("shop")).isEqualTo("tenure:shop").isNotEqualTo(LockSql.name("shop2"));
        assertThat(LockSql.name(longest)).hasSizeLessThanOrEqualTo(64).isNotEqualTo(LockSql.name("y".repeat(64)));
    }

    @Test
    void a_lock_that_was_lost_on_the_way_stops_the_run_before_the_next_statement() {
        List<Connection> opened = new ArrayList<>();
        Connections remembering = () -> {
            Connection connection = shop.database.open();
            opened.add(connection);
            return connection;
        };
        MigrationListener loser = event -> {
            if (event instanceof MigrationEvent.Started started
                    && started.migration().label().equals("2_create_items")) {
                release(opened.get(0));
            }
        };
        Migrator migrator = new Migrator(remembering, Shop.MODEL, shop.migrations());
        assertThat(refusal(() -> migrator.migrate(MigrateOptions.DEFAULT, loser))).startsWith("TEN410");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING");
    }

    private void release(Connection connection) {
        try {
            LockSql.release(connection, LockSql.name(shop.database.name()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void without_named_locks_a_lease_keeps_others_out_as_long_as_its_session_lives() throws SQLException {
        Connections lockless = new WithoutNamedLocks(shop.database);
        try (Connection other = shop.database.open()) {
            LeaseSql.create(other);
            assertThat(LeaseSql.take(other, "other", LeaseSql.read(other), 30)).isTrue();
            assertThat(shop.status().running()).get().asString().startsWith("session " + id(other) + " (");
            assertThat(refusal(() -> shop.migrate(lockless, MigrateOptions.DEFAULT))).startsWith("TEN409")
                    .contains("session " + id(other) + " (");
            shop.database.execute("UPDATE " + JournalSql.LEASE + " SET expires_at = '2000-01-01'");
            assertThat(refusal(() -> shop.migrate(lockless, MigrateOptions.DEFAULT))).startsWith("TEN409");
        }
        shop.migrate(lockless, MigrateOptions.DEFAULT);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
        shop.events.clear();
        shop.migrate(lockless, MigrateOptions.DEFAULT);
        assertThat(waited()).isFalse();
    }

    @Test
    void a_lease_that_has_not_run_out_is_waited_for_although_its_session_is_gone() throws SQLException {
        try (Connection other = shop.database.open()) {
            LeaseSql.create(other);
            LeaseSql.take(other, "other", LeaseSql.read(other), 2);
        }
        Locking patient = new Locking(Duration.ofSeconds(10), Shop.QUICK.statementLock(), 0, Shop.QUICK.pause());
        new Migrator(new WithoutNamedLocks(shop.database), Shop.MODEL, shop.migrations())
                .migrate(MigrateOptions.DEFAULT.withLocking(patient), shop.events::add);
        assertThat(waited()).isTrue();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void a_lease_is_renewed_while_its_session_is_busy() {
        MigrationSession.with(new WithoutNamedLocks(shop.database), session -> {
            MigrationLock lock = LeaseLock.take(session, Shop.QUICK, MigrationListener.NONE, Duration.ofMillis(100));
            try (Connection other = shop.database.open(); Statement asking = other.createStatement()) {
                String taken = value(asking, "SELECT expires_at FROM " + JournalSql.LEASE);
                session.connection().createStatement().execute("DO SLEEP(1)");
                assertThat(value(asking, "SELECT expires_at FROM " + JournalSql.LEASE)).isGreaterThan(taken);
            } finally {
                lock.release();
            }
            return null;
        });
    }

    @Test
    void a_lease_that_another_took_over_stops_the_run_before_the_next_statement() {
        MigrationListener thief = event -> {
            if (event instanceof MigrationEvent.Started started
                    && started.migration().label().equals("2_create_items")) {
                shop.database.execute("UPDATE " + JournalSql.LEASE + " SET holder = 'other'");
            }
        };
        Migrator migrator = new Migrator(new WithoutNamedLocks(shop.database), Shop.MODEL, shop.migrations());
        assertThat(refusal(() -> migrator.migrate(MigrateOptions.DEFAULT, thief))).startsWith("TEN410");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 PENDING");
    }

    @Test
    void a_table_that_is_in_use_is_tried_again_and_whoever_uses_it_is_named() throws SQLException {
        shop.migrate();
        try (Connection other = shop.database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM items").close();
            assertThat(refusal(shop::rollbackAll)).startsWith("TEN411").contains("session " + id(other) + " (",
                    "2 tries");
        }
        assertThat(shop.events).filteredOn(MigrationEvent.Retrying.class::isInstance).singleElement()
                .satisfies(event -> assertThat(((MigrationEvent.Retrying) event).blockers()).hasSize(1));
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
        shop.rollbackAll();
        assertThat(shop.tables()).containsExactly("companies");
    }

    @Test
    void a_table_that_is_let_go_in_time_is_had_at_the_next_try() throws SQLException {
        shop.migrate();
        try (Connection other = shop.database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM items").close();
            shop.rollback().rollback(
                    RollbackOptions.of(new RollbackOptions.Extent.All()).withLocking(Shop.QUICK), event -> {
                        if (event instanceof MigrationEvent.Retrying) {
                            commit(other);
                        }
                    });
        }
        assertThat(shop.tables()).containsExactly("companies");
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rows_that_are_locked_are_tried_again_too_and_nothing_is_written_twice() throws IOException, SQLException {
        shop.migrate();
        shop.database.execute("INSERT INTO companies VALUES (1), (2)");
        shop.file("V3__rows.sql", "UPDATE companies SET id = id + 10");
        try (Connection other = shop.database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM companies WHERE id = 2 FOR UPDATE").close();
            shop.migrator().migrate(MigrateOptions.DEFAULT.withLocking(Shop.QUICK), event -> {
                if (event instanceof MigrationEvent.Retrying) {
                    commit(other);
                }
            });
            other.commit();
            try (var row = statement.executeQuery("SELECT GROUP_CONCAT(id ORDER BY id) FROM companies")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("11,12");
            }
        }
    }

    @Test
    void a_journal_that_cannot_be_written_does_not_let_a_statement_run_twice() throws SQLException {
        try (Connection other = shop.database.open(); Statement statement = other.createStatement()) {
            MigrationListener keeper = event -> {
                shop.events.add(event);
                if (event instanceof MigrationEvent.StatementRun) {
                    keep(other, statement);
                }
            };
            MigrateOptions quick = MigrateOptions.DEFAULT.withLocking(Shop.QUICK);
            assertThat(refusal(() -> shop.migrator().migrate(quick, keeper))).startsWith("TEN540");
        }
        assertThat(shop.events).noneMatch(MigrationEvent.Retrying.class::isInstance);
        assertThat(shop.states()).containsExactly("1 HALF_APPLIED", "2 PENDING");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
        assertThat(shop.status().entries()).noneMatch(Status.Entry::adopted);
    }

    private static void keep(Connection connection, Statement statement) {
        try {
            connection.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM " + JournalSql.JOURNAL + " FOR UPDATE").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_session_that_is_killed_between_statements_says_that_the_connection_was_lost() {
        MigrationListener killer = event -> {
            if (event instanceof MigrationEvent.IntentRecorded intent
                    && intent.step().migration().version().equals(Version.of("2"))) {
                killHolder();
            }
        };
        assertThat(refusal(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, killer))).startsWith("TEN502");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 HALF_APPLIED");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    private void killHolder() {
        try (Connection other = shop.database.open(); Statement statement = other.createStatement()) {
            String name = LockSql.name(shop.database.name());
            try (var row = statement.executeQuery("SELECT IS_USED_LOCK('" + name + "')")) {
                row.next();
                long id = row.getLong(1);
                other.createStatement().execute("KILL " + id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
