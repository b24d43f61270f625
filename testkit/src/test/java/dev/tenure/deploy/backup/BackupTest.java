package dev.tenure.deploy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.ProgressListener;
import dev.tenure.TenureException;
import dev.tenure.mysql.JdbcUrl;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.schema.Finding;
import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path folder;

    private final TestDatabase production = TestServer.shared().createDatabase();
    private Programs programs;
    private Path backups;

    @BeforeEach
    void fill() throws IOException {
        backups = folder.resolve("backups");
        programs = Programs.find(
                TestServer.shared().server().isMariaDb(), Optional.of(ClientPrograms.folder(folder)), Map.of());
        production.execute(
                "CREATE TABLE companies (id INT PRIMARY KEY, name VARCHAR(50), logo BLOB, made TIMESTAMP NULL,"
                        + " settings JSON, initial CHAR(1) AS (LEFT(name, 1)))",
                "INSERT INTO companies (id, name, logo, made, settings) VALUES"
                        + " (1, 'a\\r\\nb''\\\\ \uD83D\uDC14', x'00FF0D0A1A', '2025-10-26 02:30:00', '{\"a\": [1, null]}'),"
                        + " (2, NULL, NULL, NULL, NULL)",
                "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, company INT, FOREIGN KEY (company)"
                        + " REFERENCES companies (id) ON DELETE CASCADE)",
                "INSERT INTO orders (company) VALUES (1), (1), (2)",
                "CREATE VIEW names AS SELECT name FROM companies",
                "CREATE TRIGGER upper_case BEFORE INSERT ON companies FOR EACH ROW\r\nSET NEW.name = UPPER(NEW.name)",
                "CREATE PROCEDURE forget () DELETE FROM orders",
                "CREATE EVENT forgetting ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO DELETE FROM orders");
    }

    @AfterEach
    void drop() throws SQLException {
        production.close();
        try (Connection server = TestServer.shared().open()) {
            assertThat(ScratchSql.existing(server)).isEmpty();
        }
    }

    private Access access() {
        JdbcUrl url = TestServer.shared().url();
        return Access.of(url, TestServer.shared().user(), TestServer.shared().password());
    }

    private Path take() throws SQLException {
        return Backup.take(production, access(), programs, backups, Clock.systemUTC());
    }

    private List<Finding> prove(Path manifest) throws SQLException {
        return BackupProof.prove(
                manifest, production, name -> () -> TestServer.shared().open(name), access(), programs,
                ProgressListener.NONE, said -> {});
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, this::take).getMessage();
    }

    private List<String> files() throws IOException {
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Lets another program take the place of the one that dumps. */
    private void dumpBy(String script) throws IOException {
        programs = new Programs(ClientPrograms.script(folder, "dump", script), programs.client(), programs.mariaDb());
    }

    @Test
    void a_backup_is_proved_by_restoring_it() throws SQLException, IOException {
        Path manifest = take();
        assertThat(files()).hasSize(2).allMatch(name -> name.startsWith(production.name()));
        Manifest written = Manifest.read(manifest);
        assertThat(written.tables()).containsOnlyKeys("companies", "orders");
        assertThat(written.tables().get("orders").rows()).isEqualTo(3);
        assertThat(written.moving()).isEmpty();
        assertThat(Files.getPosixFilePermissions(written.dump(manifest)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(prove(manifest)).isEmpty();
    }

    @Test
    void a_database_that_was_lost_comes_back_as_it_was() throws SQLException {
        Path manifest = take();
        production.execute("DELETE FROM orders", "DROP VIEW names", "DROP PROCEDURE forget", "DROP EVENT forgetting",
                "ALTER TABLE companies DROP COLUMN settings");
        assertThat(Restore.into(manifest, production, production.name(), access(), programs, true)).isEmpty();
        production.execute("CALL forget()", "ALTER EVENT forgetting DISABLE");
    }

    @Test
    void what_the_backup_did_not_hold_is_named_after_a_restore() throws SQLException {
        Path manifest = take();
        production.execute("CREATE TABLE later (id INT PRIMARY KEY)");
        assertThat(Restore.into(manifest, production, production.name(), access(), programs, true))
                .extracting(Finding::what)
                .containsExactly("The table later was not in the backup.");
    }

    @Test
    void one_flipped_byte_is_enough_to_refuse_a_backup() throws SQLException, IOException {
        Path manifest = take();
        Path dump = Manifest.read(manifest).dump(manifest);
        byte[] bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        Files.write(dump, bytes);
        production.execute("DELETE FROM orders WHERE id = 1");
        TenureException refused = catchThrowableOfType(TenureException.class,
                () -> Restore.into(manifest, production, production.name(), access(), programs, true));
        assertThat(refused.getMessage()).startsWith("TEN733").contains("checksum");
        assertThat(orders()).isEqualTo(2);
        assertThat(catchThrowableOfType(TenureException.class, () -> prove(manifest)).code()).isEqualTo("TEN733");
        Files.write(dump, Arrays.copyOf(bytes, bytes.length - 7));
        assertThat(catchThrowableOfType(TenureException.class, () -> prove(manifest)).getMessage()).contains("bytes instead of");
        Files.delete(dump);
        assertThat(catchThrowableOfType(TenureException.class, () -> prove(manifest)).getMessage()).contains("not there");
    }

    private int orders() throws SQLException {
        try (Connection connection = production.open();
                ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM orders")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void a_dump_that_holds_less_than_the_database_is_found_out() throws SQLException, IOException {
        dumpBy("'" + programs.dump() + "' \"$@\" | sed '/INSERT INTO .orders./,/;$/d'");
        assertThat(prove(take())).extracting(Finding::what)
                .containsExactly("The table orders has 0 rows instead of 3.");
    }

    @Test
    void a_dump_that_fails_leaves_nothing() throws IOException {
        dumpBy("echo '-- half'; echo 'Got error: 2013: Lost connection' >&2; exit 3");
        assertThat(refusal()).startsWith("TEN732").contains("Got error: 2013: Lost connection");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_dump_that_is_killed_leaves_nothing() throws IOException {
        dumpBy("echo '-- half'; kill -9 $$");
        assertThat(refusal()).startsWith("TEN732").contains("137");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_dump_that_breaks_off_leaves_nothing() throws IOException {
        dumpBy("'" + programs.dump() + "' \"$@\" | head -n 20");
        assertThat(refusal()).startsWith("TEN732").contains("breaks off");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told() throws IOException {
        Files.writeString(backups, "a file");
        assertThat(refusal()).startsWith("TEN736").contains(backups.toString());
    }

    @Test
    void a_structure_that_changes_meanwhile_leaves_nothing() throws IOException {
        dumpBy("'" + programs.dump() + "' \"$@\"; '" + programs.client() + "' \"$1\" -e 'CREATE TABLE "
                + production.name() + ".later (id INT)'");
        assertThat(refusal()).startsWith("TEN735").contains("table later");
        assertThat(files()).isEmpty();
    }

    @Test
    void tables_that_are_written_to_meanwhile_are_told_apart_and_the_rest_is_compared() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                production.execute("INSERT INTO orders (company) VALUES (1)");
            }
        });
        Path manifest = take();
        done.set(true);
        load.join();
        assertThat(Manifest.read(manifest).moving()).containsExactly("orders");
        assertThat(Manifest.read(manifest).tables()).containsOnlyKeys("companies");
        assertThat(prove(manifest)).isEmpty();
    }

    @Test
    void nothing_secret_is_in_arguments_or_files() throws SQLException, IOException {
        dumpBy("echo \"$@\" > '" + folder + "/seen'; '" + programs.dump() + "' \"$@\"");
        Path manifest = take();
        String secret = TestServer.shared().password();
        assertThat(Files.readString(folder.resolve("seen"))).contains("--defaults-file=").doesNotContain(secret);
        assertThat(Files.readString(manifest)).doesNotContain(secret);
        String optionFile = Files.readString(folder.resolve("seen")).split("[= ]")[1];
        assertThat(Path.of(optionFile)).doesNotExist();
    }
}
