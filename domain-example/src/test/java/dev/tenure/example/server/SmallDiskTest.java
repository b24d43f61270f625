package dev.tenure.example.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.Preflight;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data directory is nearly full. */
class SmallDiskTest {

    private static final Schema SCHEMA =
            new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    private static SmallDisk disk;
    private static OwnServer server;

    @TempDir
    Path root;

    @BeforeAll
    static void fill() {
        disk = SmallDisk.ofMegabytes(200);
        server = OwnServer.startOn(disk.folder(),
                OwnServer.isMariaDb() ? "--innodb-log-file-size=8M" : "--innodb-redo-log-capacity=8M");
        server.execute("", "CREATE DATABASE shop");
        server.execute("shop",
                "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(1000))",
                "INSERT INTO orders (note) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
                        + " SELECT REPEAT('x', 1000) FROM n");
        while (disk.folder().toFile().getUsableSpace() > 30 << 20) {
            server.execute("shop", "INSERT INTO orders (note) SELECT note FROM orders LIMIT 8000");
        }
        server.execute("shop", "ANALYZE TABLE orders");
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private StepReport check(String sql, PreflightOptions options) throws IOException, SQLException {
        Path folder = Files.createDirectories(root.resolve(Schema.DEFAULT_MIGRATIONS));
        Files.writeString(folder.resolve("V1__change.sql"), sql);
        List<Migration> migrations = MigrationFiles.read(root, SCHEMA);
        return Preflight.run(() -> server.open("shop"), SCHEMA, migrations, options);
    }

    @Test
    void a_copy_that_has_no_room_is_found_before_the_disk_is_full() throws Exception {
        StepReport seen = check("ALTER TABLE orders MODIFY note VARCHAR(2000), ALGORITHM=COPY", PreflightOptions.DEFAULT);
        assertThat(seen.findings()).extracting(Finding::code).containsExactly("TEN715");
        assertThat(seen.findings().get(0).what()).contains(disk.folder().toString()).contains("writing orders anew (");
        assertThat(seen.findings().get(0).found().orElseThrow()).matches("\\d+ MB free");
    }

    @Test
    void what_takes_no_room_has_enough() throws Exception {
        StepReport seen = check("ALTER TABLE orders ADD COLUMN more INT, ALGORITHM=INSTANT", PreflightOptions.DEFAULT);
        assertThat(seen.isRed()).as(seen.toString()).isFalse();
        assertThat(seen.said()).anyMatch(line -> line.startsWith("Takes no room to speak of"));
    }

    @Test
    void a_backup_needs_room_where_it_is_written() throws Exception {
        StepReport seen = check("CREATE TABLE notes (id INT PRIMARY KEY)",
                PreflightOptions.DEFAULT.withBackups(disk.folder().resolve("not/yet/there"), false));
        assertThat(seen.findings()).extracting(Finding::code).containsExactly("TEN715");
        assertThat(seen.findings().get(0).what()).contains("not/yet/there").contains("the backup (");
    }

    @Test
    void a_backup_that_is_proved_on_the_same_server_needs_the_room_of_a_second_database_there() throws Exception {
        StepReport seen = check("CREATE TABLE notes (id INT PRIMARY KEY)",
                PreflightOptions.DEFAULT.withBackups(root, true));
        assertThat(seen.findings()).extracting(Finding::code).containsExactly("TEN715");
        assertThat(seen.findings().get(0).what()).contains("restoring the backup to prove it (");
    }
}
