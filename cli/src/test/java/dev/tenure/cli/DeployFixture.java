package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.TableSums;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project, its production with three tenants, and deployments of the one to the other. */
abstract class DeployFixture {

    static final List<String> WITHOUT = List.of("--no-maintenance", "--because", "nobody is there");

    /** Instead of the server's own program, which takes its time. */
    static final List<String> BACKUP =
            List.of("--backup-command", "echo all of it > copy.sql; echo taken; echo copy.sql");

    /** Fails where there is a third tenant: in the production, and not in a copy of its structure. */
    private static final String FAILS_WITH_ROWS =
            "INSERT INTO notes (id, company_id) SELECT 1, id FROM companies WHERE id > 1;\n";

    @TempDir
    Path folder;

    TestDatabase database;
    Project project;

    @BeforeEach
    void project() {
        database = TestServer.shared().createDatabase();
        project = Project.on(database, folder);
        database.execute("INSERT INTO companies VALUES (1), (2), (3)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** Everything that a database is made of, and what it holds. */
    record Whole(List<DatabaseObject> structure, Map<String, TableSums> rows) {}

    Whole whole() {
        try (Connection connection = database.open()) {
            return new Whole(DatabaseObjects.read(connection), TableSums.read(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    static String[] args(List<String>... parts) {
        return Stream.concat(Stream.of("deploy"), Stream.of(parts).flatMap(List::stream)).toArray(String[]::new);
    }

    /** With everything that is not what a test is about out of the way. */
    Project.Call quick(String... more) {
        return project.run(args(List.of("--yes"), WITHOUT, BACKUP, List.of(more)));
    }

    void addMigrationThatFailsInProduction() {
        project.write("target/classes/db/migration/V3__few.sql", FAILS_WITH_ROWS);
        project.write("target/classes/db/migration/U3__few.sql", "DELETE FROM notes WHERE id = 1;\n");
    }

    static List<String> steps(Project.Call call) {
        return call.out().lines().filter(line -> line.matches("[a-z][a-z ]+: (fine|STOP) \\(.*"))
                .map(line -> line.replaceFirst(" \\(.*", "")).toList();
    }

    /** It stopped there, and everything is as it was. */
    static void assertStopped(Project.Call call, String step, String code) {
        assertThat(steps(call)).as(call.out() + call.err()).isNotEmpty();
        assertThat(steps(call).get(steps(call).size() - 1)).as(call.out()).isEqualTo(step + ": STOP");
        assertThat(call.out()).contains(code).contains("the production is as it was");
        assertThat(call.exit()).isEqualTo(1);
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where the state of a deployment lies that is not at its end. */
    List<Path> states() {
        try (Stream<Path> files = Files.list(folder.resolve(".tenure"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (java.io.IOException none) {
            return List.of();
        }
    }
}
