package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code watch}, on a server where things go wrong. */
class WatchVerbTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void migrate() {
        database = TestServer.shared().createDatabase();
        project = Project.on(database, folder);
        assertThat(project.run("migrate").exit()).isZero();
        database.execute("INSERT INTO companies VALUES (1)");
        Trouble.makeRoom(database);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Project.Call watch(String... more) {
        List<String> args = new ArrayList<>(List.of("watch", "--for", "2s", "--every", "100ms"));
        args.addAll(List.of(more));
        return project.run(args.toArray(String[]::new));
    }

    /** Watches while users send orders of a company that is not there. */
    private Project.Call watchTrouble(String... more) throws Exception {
        try (Trouble trouble = Trouble.on(database)) {
            return watch(more);
        }
    }

    private boolean isThere(String table) throws SQLException {
        try (Connection connection = database.open()) {
            return connection.getMetaData().getTables(database.name(), null, table, null).next();
        }
    }

    @Test
    void a_quiet_server_is_as_usual() {
        Project.Call call = watch();
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.out()).contains("Watched for 2.").contains("no findings");
    }

    @Test
    void what_is_too_much_is_told_with_what_the_plan_says_is_to_be_done() throws Exception {
        Project.Call call = watchTrouble();
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out()).contains("TEN781").contains("Take the migrations back.")
                .contains("A rollback takes back 2_create_notes, 1_create_orders; it loses no rows.")
                .contains("  > tenure rollback --url jdbc:mysql://").contains("There is no backup that tenure restore could bring back.")
                .doesNotContain(database.password());
        assertThat(isThere("orders")).isTrue();
    }

    @Test
    void auto_takes_the_migrations_back() throws Exception {
        Project.Call call = watchTrouble("--auto", "--json");
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.out()).contains("\"undone\": \"roll-back\"").contains("\"action\":\"roll-back\"");
        assertThat(isThere("orders")).isFalse();
    }

    @Test
    void auto_leaves_rows_alone() throws Exception {
        database.execute("INSERT INTO orders (company_id) VALUES (1)");
        Project.Call call = watchTrouble("--auto");
        assertThat(call.out()).contains("TEN790").contains("orders (1 row)");
        assertThat(isThere("orders")).isTrue();
        assertThat(watchTrouble("--auto", "--allow-data-loss").out()).contains("Took back 2_create_notes");
        assertThat(isThere("orders")).isFalse();
    }

    @Test
    void auto_restores_a_backup_that_it_has_proved_where_there_is_no_way_back() throws Exception {
        assertThat(project.run("rollback", "--all").exit()).isZero();
        String programs = ClientPrograms.folder(folder).toString();
        Project.Call backup = project.run("backup", "--no-proof", "--programs", programs);
        assertThat(backup.exit()).as(backup.out() + backup.err()).isZero();
        assertThat(project.run("migrate").exit()).isZero();
        Files.delete(folder.resolve("target/classes/db/migration/U1__create_orders.sql"));
        String manifest = manifest();
        Project.Call told = watchTrouble("--backup", manifest, "--programs", programs);
        assertThat(told.out()).contains("Keep users out, and call somebody who may decide.").contains("not proved");
        Project.Call done = watchTrouble("--backup", manifest, "--programs", programs, "--auto");
        assertThat(done.out()).contains("Proving the backup").contains("proved: it was restored and compared.")
                .contains("The structure is what it was before the migrate");
        assertThat(isThere("orders")).isFalse();
        assertThat(isThere("companies")).isTrue();
    }

    private String manifest() throws Exception {
        try (var files = Files.list(folder.resolve("backups"))) {
            return files.map(Path::toString).filter(file -> file.endsWith(".manifest.json")).findFirst().orElseThrow();
        }
    }

    @Test
    void a_restore_drops_what_was_made_since_if_it_is_told_to() throws Exception {
        assertThat(project.run("rollback", "--all").exit()).isZero();
        String programs = ClientPrograms.folder(folder).toString();
        project.run("backup", "--no-proof", "--programs", programs);
        project.run("migrate");
        Project.Call kept = project.run("restore", manifest(), "--yes", "--programs", programs);
        assertThat(kept.out()).contains("TEN738").contains("The table orders was not in the backup.");
        Project.Call dropped = project.run("restore", manifest(), "--yes", "--drop-new", "--programs", programs);
        assertThat(dropped.exit()).as(dropped.out() + dropped.err()).isZero();
        assertThat(isThere("orders") || isThere("tenure_journal")).isFalse();
    }

    @Test
    void what_is_usual_can_be_kept_and_gone_by() throws Exception {
        Project.Call kept = project.run("watch", "--save-baseline", "before.json");
        assertThat(kept.exit()).as(kept.err()).isZero();
        assertThat(Files.readString(folder.resolve("before.json"))).contains("Aborted_connects")
                .doesNotContain(database.password());
        assertThat(watch("--baseline", "before.json").exit()).isZero();
        project.write("other.json", "{\"first\": 1}");
        Project.Call refused = watch("--baseline", "other.json");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("TEN784").contains("--save-baseline");
        assertThat(project.run("watch", "--save-baseline", "nowhere/before.json").err()).contains("TEN784");
    }

    @Test
    void told_to_end_it_tells_what_it_has_seen() throws Exception {
        Process process = project.start(Project.command("watch", "--for", "60s", "--every", "100ms"), "");
        Project.Call call = project.interrupt(process, "Watching");
        assertThat(call.exit()).isEqualTo(130);
        assertThat(call.err()).contains("Told to stop");
        assertThat(call.out()).contains("Told to stop after").contains("no findings");
    }

    @Test
    void told_to_end_it_undoes_nothing_and_says_so() throws Exception {
        try (Trouble trouble = Trouble.on(database)) {
            Process process = project.start(Project.command("watch", "--for", "60s", "--every", "100ms", "--auto"), "");
            Project.Call call = project.interrupt(process, "moderate: ");
            assertThat(call.exit()).as(call.out()).isEqualTo(130);
            assertThat(call.out()).contains("TEN781", "Take the migrations back.", "  > tenure rollback --url",
                    "Nothing is undone by itself, since it was told to stop.");
        }
        assertThat(isThere("orders")).isTrue();
    }

    @Test
    void a_loss_is_allowed_to_nobody_who_undoes_nothing() {
        Project.Call call = watch("--allow-data-loss");
        assertThat(call.exit()).isEqualTo(64);
        assertThat(call.err()).contains("--allow-data-loss says nothing without --auto");
        assertThat(project.run("deploy", "--allow-data-loss").exit()).isEqualTo(64);
    }

    @Test
    void a_time_that_is_none_is_wrong_usage() {
        assertThat(project.run("watch", "--for", "soon").exit()).isEqualTo(64);
        assertThat(project.run("watch", "--every", "often").err()).contains("--every often is no time");
    }
}
