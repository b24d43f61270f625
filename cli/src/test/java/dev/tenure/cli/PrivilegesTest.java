package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What preflight asks for is enough, and none of it is too much. */
class PrivilegesTest {

    private static final List<String> LEAST =
            List.of("CREATE", "DROP", "SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES", "TRIGGER");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Project project;
    private String account;

    @BeforeEach
    void project() {
        database = TestServer.shared().createDatabase();
        account = "u" + database.name().substring("tenure_".length());
        database.execute("CREATE USER " + account + "@'%' IDENTIFIED BY 'let me in'");
        project = Project.on(database, folder).with("TENURE_USER", account).with("TENURE_PASSWORD", "let me in");
    }

    @AfterEach
    void drop() {
        database.execute("DROP USER " + account + "@'%'");
        database.close();
    }

    private void grant(List<String> privileges) {
        String pattern = "`" + database.name().replace("_", "\\_") + "`";
        database.execute("GRANT " + String.join(", ", privileges) + " ON " + pattern + ".* TO " + account + "@'%'");
    }

    @Test
    void with_the_least_that_preflight_asks_for_everything_works() {
        grant(LEAST);
        for (List<String> call : List.of(
                List.of("preflight"), List.of("plan"), List.of("migrate", "--step"), List.of("status"),
                List.of("verify"),
                List.of("rollback", "--steps", "1"), List.of("migrate"), List.of("rollback", "--all"))) {
            Project.Call done = project.run(call.toArray(String[]::new));
            assertThat(done.exit()).as(call + "\n" + done.out() + done.err()).isZero();
        }
    }

    @Test
    void migrations_that_alter_tables_need_what_preflight_then_asks_for_as_well() {
        project.write("target/classes/db/migration/V3__alter.sql", """
                ALTER TABLE orders ADD COLUMN note INT, ADD KEY idx_note (note), ADD CHECK (note > 0);
                ALTER TABLE orders ADD CONSTRAINT fk_note FOREIGN KEY (company_id) REFERENCES companies (id);
                CREATE INDEX idx_more ON notes (id);
                UPDATE orders SET note = 1 WHERE note = 2;
                ALTER TABLE notes RENAME TO remarks;
                """);
        grant(LEAST);
        Project.Call found = project.run("preflight");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.out()).contains("lacks ALTER on " + database.name()).contains("lacks INDEX on ");
        grant(List.of("ALTER", "INDEX"));
        for (String verb : List.of("preflight", "migrate")) {
            Project.Call done = project.run(verb);
            assertThat(done.exit()).as(verb + "\n" + done.out() + done.err()).isZero();
        }
    }

    @Test
    void a_rehearsal_needs_nothing_but_scratch_databases_beside_it() {
        grant(LEAST);
        Project.Call refused = project.run("rehearse");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("TEN720").contains("tenure_scratch_");
        database.execute("GRANT ALL ON `tenure\\_scratch\\_%`.* TO " + account + "@'%'");
        Project.Call done = project.run("rehearse");
        assertThat(done.exit()).as(done.out() + done.err()).isZero();
    }

    @Test
    void each_privilege_that_is_missing_is_named() {
        grant(List.of("SELECT"));
        Project.Call found = project.run("preflight");
        assertThat(found.exit()).isEqualTo(1);
        for (String privilege : LEAST) {
            if (privilege.equals("SELECT")) {
                assertThat(found.out()).doesNotContain("lacks SELECT");
            } else {
                assertThat(found.out()).contains("TEN710").contains("lacks " + privilege + " on " + database.name());
            }
        }
    }
}
