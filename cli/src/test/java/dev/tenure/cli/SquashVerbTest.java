package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.migrate.Proposal;
import dev.tenure.schema.Said;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquashVerbTest {

    private static final String SOURCES = "src/main/resources/db/migration";
    private static final String CLASSES = "target/classes/db/migration";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void project() throws IOException {
        database = TestServer.shared().createDatabase();
        project = Project.on(database, folder);
        copy(CLASSES, SOURCES);
        project.write(SOURCES + "/Shop.snapshot.json",
                SchemaJson.write(Proposal.of(Project.SCHEMA, Optional.empty(), Said.NOTHING).snapshot()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** As a build does that begins with nothing. */
    private void copy(String from, String to) throws IOException {
        for (Path old : files(to)) {
            Files.delete(old);
        }
        for (Path file : files(from)) {
            project.write(to + "/" + file.getFileName(), Files.readString(file));
        }
    }

    private List<Path> files(String of) throws IOException {
        if (!Files.isDirectory(folder.resolve(of))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.toList();
        }
    }

    private String fine(String... args) {
        Project.Call call = project.run(args);
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).as(call.out()).isZero();
        return call.out();
    }

    @Test
    void the_source_tree_holds_one_migration_afterwards_and_databases_go_on_with_it() throws IOException {
        fine("migrate");
        assertThat(fine("squash").lines())
                .contains("Wrote " + SOURCES + "/V3__baseline.sql", "Wrote " + SOURCES + "/U3__baseline.sql")
                .contains("Removed " + SOURCES + "/V1__create_orders.sql").hasSize(6);
        assertThat(fine("squash")).contains("Nothing to squash");
        copy(SOURCES, CLASSES);
        assertThat(fine("migrate")).contains("Migrated: 3_baseline");
        assertThat(fine("status")).contains("1_create_orders  applied").contains("replaced by 3")
                .contains("1 applied, 0 pending");
        assertThat(fine("status", "--json")).contains("\"replacedBy\":\"3\"");
        assertThat(fine("verify")).contains("no findings");
        assertThat(project.run("rollback").err()).contains("TEN438").contains("3_baseline");
    }

    @Test
    void what_was_written_by_hand_is_listed() throws IOException {
        project.write(SOURCES + "/V3__seed.sql", "INSERT INTO companies VALUES (1);\n");
        Project.Call refused = project.run("squash", "--json");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).contains("TEN435").contains("V3__seed.sql, line 1");
        assertThat(fine("squash", "--drop-handwritten", "production has it", "--version", "5"))
                .contains("V5__baseline.sql");
        assertThat(Files.readString(folder.resolve(SOURCES).resolve("V5__baseline.sql"))).contains("production has it");
    }
}
