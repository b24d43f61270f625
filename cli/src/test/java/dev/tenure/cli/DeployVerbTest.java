package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.json.Json;
import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployVerbTest {

    private static final List<String> WITHOUT = List.of("--no-maintenance", "--because", "nobody is there");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Project project;
    private String programs;

    @BeforeEach
    void project() throws IOException {
        database = TestServer.shared().createDatabase();
        project = Project.on(database, folder);
        programs = ClientPrograms.folder(Files.createDirectory(folder.resolve("programs"))).toString();
        database.execute("INSERT INTO companies VALUES (1), (2), (3)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** Everything that a database is made of, and what it holds. */
    private record Whole(List<DatabaseObject> structure, Map<String, TableSums> rows) {}

    private Whole whole() {
        try (Connection connection = database.open()) {
            return new Whole(DatabaseObjects.read(connection), TableSums.read(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Project.Call deploy(String... args) {
        return deploy(List.of(args));
    }

    private Project.Call deploy(List<String> args) {
        List<String> call = new ArrayList<>(List.of("deploy", "--programs", programs));
        call.addAll(args);
        return project.run(call.toArray(String[]::new));
    }

    private Project.Call deployed(String... more) {
        Project.Call call = deploy(Stream.concat(Stream.concat(Stream.of("--yes"), WITHOUT.stream()),
                Stream.of(more)).toList());
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
        assertThat(call.err()).isEmpty();
        return call;
    }

    private static List<String> steps(Project.Call call) {
        return call.out().lines().filter(line -> line.matches("[a-z][a-z ]+: (fine|STOP) \\(.*"))
                .map(line -> line.replaceFirst(" \\(.*", "")).toList();
    }

    @Test
    void a_deployment_takes_its_steps_in_order_and_ends_with_the_schema_applied() {
        Project.Call call = deployed();
        assertThat(steps(call)).containsExactly("preflight: fine", "rehearse: fine", "backup: fine", "gate: fine",
                "confirm: fine", "migrate: fine", "verify: fine");
        assertThat(call.out()).contains("maintenance on: not needed", "all is well");
        assertThat(project.run("status").out()).contains("2 applied, 0 pending");
        assertThat(project.run("verify").exit()).isZero();
        assertThat(deployed().out()).contains("Nothing is pending");
    }
}
