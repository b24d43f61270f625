package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.LockSql;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchTest {

    private static final String FILL = """
            -- tenure:batches `notes` by `id` of 10
            UPDATE notes SET text = CONCAT('note ', id), touched = touched + 1 WHERE text IS NULL;
            """;

    private static final String GUARD = """
            -- tenure:expect-none notes without text
            SELECT COUNT(*) FROM notes WHERE text IS NULL;
            """;

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void create() throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.events.clear();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void notes(int rows) {
        shop.database.execute("CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR(20), touched INT NOT NULL DEFAULT 0)",
                "INSERT INTO notes (id) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                        + ") SELECT i FROM n");
    }

    private List<String> ask(String sql) throws SQLException {
        try (Connection connection = shop.database.open(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
            }
            return values;
        }
    }

    private List<MigrationEvent.BatchDone> batches() {
        return shop.events.stream()
                .filter(MigrationEvent.BatchDone.class::isInstance)
                .map(MigrationEvent.BatchDone.class::cast)
                .toList();
    }

    private static String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    /** Migrates and does something behind the {@code number}th batch. */
    private void migrateWith(int number, Runnable something) {
        int[] seen = {0};
        shop.migrator().migrate(MigrateOptions.DEFAULT.withLocking(Shop.QUICK), event -> {
            shop.events.add(event);
            if (event instanceof MigrationEvent.BatchDone && ++seen[0] == number) {
                something.run();
            }
        });
    }

    @Test
    void a_statement_is_run_range_by_range_and_the_journal_counts_what_it_changed() throws Exception {
        notes(95);
        shop.file("V3__fill.sql", FILL + GUARD);
        shop.migrate();
        assertThat(batches()).hasSize(10);
        assertThat(ask("SELECT COUNT(*), MIN(touched), MAX(touched) FROM notes WHERE text IS NOT NULL"))
                .containsExactly("95", "1", "1");
        assertThat(ask("SELECT outcome, ranges, changed_rows, position_reached FROM tenure_journal WHERE version = '3'"
                        + " AND statement = 1"))
                .containsExactly("done", "10", "95", "95");
        BatchProgress last = batches().get(9).progress();
        assertThat(last.changed()).isEqualTo(95);
        assertThat(last.perSecond()).isPositive();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("n BIGINT UNSIGNED", "9223372036854775000 + i * 3", "`n`"),
                Arguments.of("n INT", "i * 7 - 300", "`n`"),
                Arguments.of("n DECIMAL(12,2)", "i / 4 - 10", "`n`"),
                Arguments.of("n VARCHAR(40) COLLATE utf8mb4_unicode_ci",
                        "CONCAT(ELT(i % 4 + 1, 'ä', 'Z', 'it''s, \\\\', '…'), HEX(i))", "`n`"),
                Arguments.of("n CHAR(36) COLLATE utf8mb4_bin", "UUID()", "`n`"),
                Arguments.of("n VARCHAR(20) CHARACTER SET latin1", "CONCAT('é', i)", "`n`"),
                Arguments.of("n BINARY(16)", "UNHEX(LEFT(SHA2(i, 256), 32))", "`n`"),
                Arguments.of("n VARBINARY(20)", "UNHEX(LPAD(HEX(i), 6, '0'))", "`n`"),
                Arguments.of("n DATETIME(6)", "'2020-02-29 23:59:59.999999' + INTERVAL i SECOND", "`n`"),
                Arguments.of("n DATE", "'2020-01-01' + INTERVAL i DAY", "`n`"),
                Arguments.of("a INT, n VARCHAR(10) COLLATE utf8mb4_unicode_ci", "i % 3, CONCAT('Key ', i)", "`a`, `n`"),
                Arguments.of("a BINARY(2), b BIGINT UNSIGNED, n INT", "CHAR(i % 2, i % 5), i % 7, i", "`a`, `b`, `n`"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_row_is_met_once_whatever_the_key_is_made_of(String columns, String values, String key) throws Exception {
        shop.database.execute(
                "CREATE TABLE things (" + columns + ", touched INT NOT NULL DEFAULT 0, PRIMARY KEY ("
                        + key.replace("`", "") + "))",
                "INSERT INTO things SELECT " + values + ", 0 FROM (WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL"
                        + " SELECT i + 1 FROM n WHERE i < 100) SELECT i FROM n) n");
        shop.file("V3__touch.sql", "-- tenure:batches `things` by " + key + " of 7\n"
                + "UPDATE things SET touched = touched + 1 WHERE touched < 10");
        migrateWith(0, () -> {});
        assertThat(ask("SELECT COUNT(*), MIN(touched), MAX(touched) FROM things")).containsExactly("100", "1", "1");
        assertThat(batches()).hasSize(15);
    }

    @Test
    void rows_are_deleted_in_batches_as_well() throws Exception {
        notes(50);
        shop.file("V3__clean.sql", "-- tenure:batches `notes` by `id` of 10\nDELETE FROM notes WHERE id % 2 = 0");
        shop.migrate();
        assertThat(ask("SELECT COUNT(*), changed_rows FROM notes, tenure_journal WHERE version = '3' GROUP BY 2"))
                .containsExactly("25", "25");
    }

    @Test
    void a_table_without_rows_is_gone_through_at_once() throws Exception {
        notes(1);
        shop.database.execute("DELETE FROM notes");
        shop.file("V3__fill.sql", FILL + GUARD);
        shop.migrate();
        assertThat(shop.states()).contains("3 APPLIED");
    }

    @Test
    void whoever_tells_it_to_stop_waits_for_one_batch_and_the_next_run_goes_on_there() throws Exception {
        notes(95);
        shop.file("V3__fill.sql", FILL + GUARD);
        assertThat(refusal(() -> migrateWith(3, Thread.currentThread()::interrupt)))
                .startsWith("TEN424").contains("behind (id) = (30)");
        assertThat(Thread.interrupted()).as("whoever called learns of it, too").isTrue();
        assertThat(ask("SELECT COUNT(*) FROM notes WHERE text IS NOT NULL")).containsExactly("30");
        assertThat(shop.states()).contains("3 HALF_APPLIED");
        shop.events.clear();
        shop.migrate();
        assertThat(batches()).hasSize(7);
        assertThat(shop.states()).contains("3 APPLIED");
        assertThat(ask("SELECT ranges, changed_rows FROM tenure_journal WHERE version = '3' AND statement = 1"))
                .containsExactly("10", "95");
    }

    @Test
    void a_connection_that_is_lost_costs_no_batch_and_repeats_none() throws Exception {
        notes(95);
        shop.file("V3__fill.sql", "-- tenure:batches `notes` by `id` of 10\n"
                + "UPDATE notes SET touched = touched + 1 WHERE touched < 10;\n");
        assertThat(refusal(() -> migrateWith(4, this::killHolder))).startsWith("TEN502");
        assertThat(shop.states()).contains("3 HALF_APPLIED");
        shop.migrate();
        assertThat(ask("SELECT COUNT(*), MIN(touched), MAX(touched) FROM notes")).containsExactly("95", "1", "1");
        assertThat(shop.events).hasAtLeastOneElementOfType(MigrationEvent.Recovered.class);
    }

    @Test
    void a_lock_that_was_lost_on_the_way_stops_it_before_the_next_range_counts() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL);
        List<Connection> opened = new ArrayList<>();
        Migrator migrator = new Migrator(
                () -> {
                    opened.add(shop.database.open());
                    return opened.get(opened.size() - 1);
                },
                Shop.MODEL, shop.migrations());
        assertThat(refusal(() -> migrator.migrate(MigrateOptions.DEFAULT, event -> {
            if (event instanceof MigrationEvent.BatchDone done && done.progress().ranges() == 2) {
                release(opened.get(0));
            }
        }))).startsWith("TEN410");
        assertThat(ask("SELECT COUNT(*) FROM notes WHERE text IS NOT NULL")).containsExactly("20");
        shop.migrate();
        assertThat(ask("SELECT COUNT(*), MAX(touched) FROM notes WHERE text IS NOT NULL")).containsExactly("50", "1");
    }

    private void release(Connection connection) {
        try {
            LockSql.release(connection, LockSql.name(shop.database.name()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void killHolder() {
        try {
            String name = LockSql.name(shop.database.name());
            shop.database.execute("KILL " + ask("SELECT IS_USED_LOCK('" + name + "')").get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rows_that_are_locked_are_waited_for_and_no_range_is_run_twice() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", "-- tenure:batches `notes` by `id` of 10\n"
                + "UPDATE notes SET touched = touched + 1 WHERE touched < 10;\n");
        try (Connection other = shop.database.open(); Statement using = other.createStatement()) {
            other.setAutoCommit(false);
            using.execute("UPDATE notes SET text = 'x' WHERE id = 25");
            shop.migrator().migrate(MigrateOptions.DEFAULT.withLocking(Shop.QUICK), event -> {
                shop.events.add(event);
                if (event instanceof MigrationEvent.Retrying) {
                    commit(other);
                }
            });
        }
        assertThat(shop.events).filteredOn(MigrationEvent.Retrying.class::isInstance).hasSize(1);
        assertThat(ask("SELECT COUNT(*), MIN(touched), MAX(touched) FROM notes")).containsExactly("50", "1", "1");
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rows_that_stay_locked_end_the_run_and_the_next_goes_on_at_their_range() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL + GUARD);
        try (Connection other = shop.database.open(); Statement using = other.createStatement()) {
            other.setAutoCommit(false);
            using.execute("UPDATE notes SET touched = 0 WHERE id = 25");
            using.execute("UPDATE notes SET touched = 5 WHERE id = 25");
            assertThat(refusal(shop::migrate)).startsWith("TEN411");
            other.rollback();
        }
        assertThat(ask("SELECT COUNT(*) FROM notes WHERE text IS NOT NULL")).containsExactly("20");
        shop.migrate();
        assertThat(ask("SELECT COUNT(*), MAX(touched) FROM notes WHERE text IS NOT NULL")).containsExactly("50", "1");
    }

    @Test
    void rows_that_come_behind_it_are_found_by_the_guard_and_filled_by_the_next_run() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL + GUARD + "ALTER TABLE notes MODIFY text VARCHAR(20) NOT NULL;");
        assertThat(refusal(() -> migrateWith(3, () -> shop.database.execute("INSERT INTO notes (id) VALUES (-1)"))))
                .startsWith("TEN422").contains("id -1");
        assertThat(ask("SELECT outcome, ranges FROM tenure_journal WHERE version = '3' AND statement = 1"))
                .containsExactly("not_done", "0");
        shop.migrate();
        assertThat(shop.states()).contains("3 APPLIED");
        assertThat(ask("SELECT COUNT(*), MAX(touched) FROM notes WHERE text IS NOT NULL")).containsExactly("51", "1");
    }

    @Test
    void while_others_append_it_comes_to_an_end() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL);
        int[] next = {1000};
        shop.migrator().migrate(MigrateOptions.DEFAULT.withLocking(Shop.QUICK), event -> {
            shop.events.add(event);
            if (event instanceof MigrationEvent.BatchDone) {
                shop.database.execute("INSERT INTO notes (id) VALUES (" + next[0]++ + ")");
            }
        });
        assertThat(batches()).hasSizeLessThan(10);
    }

    @Test
    void a_statement_that_was_put_right_meanwhile_begins_anew() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL);
        assertThat(refusal(() -> migrateWith(3, Thread.currentThread()::interrupt))).startsWith("TEN424");
        Thread.interrupted();
        shop.file("V3__fill.sql", FILL.replace("'note '", "'Note '").replace("text IS NULL", "touched < 2"));
        shop.migrate();
        assertThat(ask("SELECT SUM(touched), COUNT(DISTINCT LEFT(text, 1) COLLATE utf8mb4_bin) FROM notes"))
                .containsExactly("80", "1");
    }

    @Test
    void a_key_that_is_not_the_primary_key_is_refused_before_anything_is_done() throws Exception {
        shop.database.execute("CREATE TABLE notes (a INT, id INT, text TEXT, touched INT, PRIMARY KEY (a, id))");
        shop.file("V3__fill.sql", FILL);
        assertThat(refusal(shop::migrate)).startsWith("TEN423").contains("the primary key of notes is (a, id)");
        shop.database.execute("DROP TABLE notes", "CREATE TABLE notes (id ENUM('b', 'a') PRIMARY KEY, text TEXT, touched INT)");
        assertThat(refusal(shop::migrate)).startsWith("TEN423").contains("notes.id is of the type enum");
        assertThat(shop.states()).contains("3 PENDING");
    }

    @Test
    void a_session_that_goes_back_to_a_pool_isolates_as_before() throws Exception {
        notes(20);
        shop.file("V3__fill.sql", FILL);
        int[] within = {0};
        try (Connection pooled = shop.database.open()) {
            int before = pooled.getTransactionIsolation();
            Connection kept = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(pooled, arguments));
            new Migrator(() -> kept, Shop.MODEL, shop.migrations()).migrate(MigrateOptions.DEFAULT, event -> {
                if (event instanceof MigrationEvent.BatchDone) {
                    within[0] = isolation(pooled);
                }
            });
            assertThat(within[0]).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(pooled.getTransactionIsolation()).isEqualTo(before);
        }
    }

    private static int isolation(Connection connection) {
        try {
            return connection.getTransactionIsolation();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_pause_between_batches_is_as_long_as_said() throws Exception {
        notes(50);
        shop.file("V3__fill.sql", FILL);
        long start = System.nanoTime();
        shop.migrator().migrate(
                MigrateOptions.DEFAULT.withLocking(Shop.QUICK.withBatchPause(Duration.ofMillis(200))), shop.events::add);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(4 * 200));
        assertThat(batches()).hasSize(5);
    }
}
