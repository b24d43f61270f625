package dev.tenure.example.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Tenure;
import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import dev.tenure.schema.json.Json;
import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan as one command, on a production of fifty tenants while its users work. */
class PlanDeployTest {

    /** How long one try of a statement waits for a table, and everybody else behind it. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

    /** What a machine that is busy with other things may add to a transaction of a few milliseconds. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static TestServer server = TestServer.shared();
    private static OwnServer own;

    @TempDir
    private Path folder;

    /** As it comes, MySQL 9.7 forgets rows where cascades meet, as they do among the parents (TEN722). */
    @BeforeAll
    static void startWithKeysThatCascade() {
        if (!server.server().isMariaDb()) {
            own = OwnServer.start("--loose-innodb-native-foreign-keys=ON");
            server = TestServer.at(own.url(""), own.user(), OwnServer.PASSWORD);
        }
    }

    @AfterAll
    static void stop() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void the_plan_is_one_command_and_its_users_hardly_notice() throws Exception {
        Path password = Files.createFile(folder.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (TestDatabase database = server.createDatabase(); Connection connection = database.open()) {
            Files.writeString(password, database.password());
            PlanScript.execute(connection, "/production/parents.sql");
            PlanScript.execute(connection, "/production/fifty.sql");
            Load load = Load.on(database, 4);
            int exit;
            try (load) {
                exit = deploy(database, password);
                // whoever still waited at its end counts as well
                long then = load.writes();
                Thread.sleep(500);
                assertThat(load.writes()).isGreaterThan(then);
            }
            Map<?, ?> report = (Map<?, ?>) Json.read(Files.readString(folder.resolve("report.json")));
            assertThat(exit).as(Json.write(report)).isZero();
            assertThat(load.longest()).isLessThan(LOCK_TIMEOUT.plus(SLACK));
            assertThat((List<?>) report.get("checklist")).hasSize(10)
                    .allSatisfy(item -> assertThat(((Map<?, ?>) item).get("mark")).isEqualTo("ticked"));
            for (PlanStep step : PlanStep.STRUCTURE) {
                assertThat(step.check().differences(connection)).as(step.toString()).isEmpty();
            }
            System.out.printf("Deployed under load: %d transactions, %d tried again, the longest took %d ms%n",
                    load.writes(), load.refused(), load.longest().toMillis());
        }
    }

    private int deploy(TestDatabase database, Path password) throws Exception {
        Path programs = ClientPrograms.folder(Files.createDirectory(folder.resolve("programs")));
        return Tenure.run("deploy", "--yes",
                "--url", database.url(), "--user", database.user(), "--password-file", password.toString(),
                "--classes", Example.CLASSES.toString(), "--programs", programs.toString(),
                "--state", folder.resolve("state").toString(), "--backups", folder.resolve("backups").toString(),
                "--maintenance-on", "echo the application goes on", "--maintenance-off", "true",
                "--lock-timeout", String.valueOf(LOCK_TIMEOUT.toSeconds()), "--retries", "20",
                "--report", folder.resolve("report.html").toString(),
                "--report-json", folder.resolve("report.json").toString(),
                "--report-junit", folder.resolve("report.xml").toString());
    }
}
