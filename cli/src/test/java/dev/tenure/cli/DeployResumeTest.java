package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment that stopped goes on where it stopped, unless something has changed that its steps stand on. */
class DeployResumeTest extends DeployFixture {

    /** All but the word that the production may be changed. */
    private Project.Call stopped(String... more) {
        Project.Call call = project.run(args(WITHOUT, BACKUP, List.of(more)));
        assertStopped(call, "confirm", "TEN740");
        return call;
    }

    private void assertKept(Project.Call call) {
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.out()).contains("rehearse: holds still, since nothing has changed that it stands on",
                "backup: holds still");
        assertThat(steps(call)).containsExactly("preflight: fine", "gate: fine", "confirm: fine", "migrate: fine",
                "verify: fine");
    }

    private void assertRepeated(Project.Call call, String why) {
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.out()).contains(why);
        assertThat(steps(call)).contains("backup: fine");
    }

    @Test
    void what_was_green_and_holds_is_not_repeated() {
        stopped();
        assertKept(quick());
        assertThat(states()).isEmpty();
    }

    @Test
    void its_state_is_for_its_owner_alone_and_holds_no_secret() throws IOException {
        stopped();
        assertThat(states()).hasSize(1).allSatisfy(file -> {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.readString(file)).contains("\"touched\": false").doesNotContain(database.password());
        });
        assertThat(Files.getPosixFilePermissions(folder.resolve(".tenure")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void another_structure_starts_it_over() {
        stopped();
        database.execute("CREATE TABLE meanwhile (id INT PRIMARY KEY)");
        assertRepeated(quick(), "Starts over, since the structure of the database has changed since.");
    }

    @Test
    void another_build_starts_it_over() {
        stopped();
        project.write("target/classes/db/migration/V3__more.sql", "CREATE TABLE more (id INT PRIMARY KEY);\n");
        project.write("target/classes/db/migration/U3__more.sql", "DROP TABLE more;\n");
        assertRepeated(quick(), "Starts over, since it was of another build.");
    }

    @Test
    void other_pending_migrations_start_it_over() {
        stopped();
        project.run("migrate", "--target", "1");
        assertRepeated(quick(), "Starts over, since other migrations are pending than then.");
    }

    @Test
    void a_backup_that_is_gone_too_old_or_made_otherwise_is_made_anew() throws IOException {
        stopped();
        Files.delete(folder.resolve("copy.sql"));
        assertThat(stopped().out()).contains("backup is repeated, since its file is gone", "rehearse: holds still");
        assertThat(stopped("--backup-age", "0s").out()).contains("is older than 0 s");
        Project.Call otherwise = project.run(args(List.of("--yes", "--backup-command", "echo it > it.sql; echo it.sql"),
                WITHOUT));
        assertRepeated(otherwise, "backup is repeated, since it was done otherwise");
        assertThat(otherwise.out()).contains("rehearse: holds still");
    }

    @Test
    void a_state_that_cannot_be_read_starts_it_over() throws IOException {
        stopped();
        Files.writeString(states().get(0), "{\"format\": 1}");
        assertRepeated(quick(), "Starts over: ");
    }

    @Test
    void what_was_taken_back_after_a_failure_is_begun_anew_with_what_still_holds() {
        addMigrationThatFailsInProduction();
        assertThat(quick().exit()).isEqualTo(2);
        assertThat(project.run("rollback", "--all").exit()).isZero();
        database.execute("DELETE FROM companies WHERE id = 3");
        assertKept(quick());
    }

    @Test
    void a_run_that_is_to_tell_only_rehearses_for_the_one_that_does_it() {
        assertThat(project.run(args(List.of("--plan-only"), WITHOUT, BACKUP)).exit()).isZero();
        Project.Call call = quick();
        assertThat(call.exit()).as(call.out()).isZero();
        assertThat(call.out()).contains("rehearse: holds still");
        assertThat(steps(call)).contains("backup: fine");
    }
}
