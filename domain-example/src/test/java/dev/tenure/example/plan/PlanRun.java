package dev.tenure.example.plan;

import dev.tenure.cli.Tenure;
import dev.tenure.example.Example;
import dev.tenure.mysql.Introspection;
import dev.tenure.schema.Schema;
import dev.tenure.schema.diff.Comparison;
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
import java.util.stream.Stream;

/** The main job: the plan's phases 1 to 4 and 7 on a server, printed as the checklist that they are. */
public final class PlanRun {

    private final TestDatabase database;
    private final Connection connection;
    private final List<String> account;
    private int ticked;
    private int refused;

    private PlanRun(TestDatabase database, Connection connection, Path passwordFile) {
        this.database = database;
        this.connection = connection;
        this.account = List.of("--url", database.url(), "--user", database.user(),
                "--password-file", passwordFile.toString(), "--classes", Example.CLASSES.toString());
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("tenure-plan",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordFile = folder.resolve("password");
        boolean done;
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            writePassword(passwordFile, database.password());
            done = new PlanRun(database, connection, passwordFile).run();
        } finally {
            Files.deleteIfExists(passwordFile);
            Files.delete(folder);
        }
        System.exit(done ? 0 : 1);
    }

    private static void writePassword(Path file, String password) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
    }

    private boolean run() throws SQLException {
        heading("Phase 1: preparation");
        tick("1.1", "a test database, utf8mb4 and utf8mb4_unicode_ci", List.of());
        PlanScript.execute(connection, "/production/parents.sql");
        tick("1.2", "the six tables that production has already", List.of());
        check(PlanStep.PREPARATION);
        tenure("1.3", "the server, the account and the parents are fit for it", "preflight");
        Schema before = Introspection.read(connection);

        heading("Phase 2: migration");
        tenure("2.1", "six migrations applied", "migrate", "--step");
        tick("2.2", "all six tables are there", missing(PlanStep.TABLES));
        check(PlanStep.STRUCTURE);
        Schema migrated = Introspection.read(connection);

        heading("Phase 3: data integrity");
        check(PlanStep.INTEGRITY);
        PlanScript.execute(connection, "/plan/3-clean-up.sql");

        heading("Phase 4: rollback");
        tenure("4.1", "the last migration rolled back", "rollback", "--steps", "1");
        tick("4.1", "its table is gone, the others stay",
                missing(PlanStep.TABLES).equals(List.of("no table appointment_modification_stats"))
                        ? List.of() : missing(PlanStep.TABLES));
        tenure("4.2", "all rolled back", "rollback", "--all");
        tick("4.2", "what is left equals what was there before", differences(before));
        tenure("4.3", "six migrations applied again", "migrate", "--step");
        tick("4.3", "the structure equals that of the first time", differences(migrated));

        heading("Phase 7: validation, with rows of twenty tenants");
        PlanScript.execute(connection, "/production/tenants.sql");
        check(PlanStep.VALIDATION);
        tenure("7.3", "structure and rows are as the entities say", "verify");

        System.out.println();
        System.out.println(refused == 0
                ? "All " + ticked + " checks of the plan hold on " + TestServer.shared().server().label() + "."
                : refused + " of " + (ticked + refused) + " checks do not hold; each is marked with [ ] above.");
        return refused == 0;
    }

    private static void heading(String text) {
        System.out.println();
        System.out.println(text);
    }

    private void check(List<PlanStep> steps) throws SQLException {
        for (PlanStep step : steps) {
            tick(step.section(), step.title(), step.check().differences(connection));
        }
    }

    private void tenure(String section, String title, String... verb) {
        System.out.println("  $ tenure " + String.join(" ", verb));
        int exit = Tenure.run(Stream.concat(Stream.of(verb), account.stream()).toArray(String[]::new));
        tick(section, title, exit == 0 ? List.of() : List.of("exit code " + exit));
    }

    private void tick(String section, String title, List<String> differences) {
        System.out.println("  [" + (differences.isEmpty() ? "x" : " ") + "] " + section + " " + title);
        differences.forEach(difference -> System.out.println("        " + difference));
        if (differences.isEmpty()) {
            ticked++;
        } else {
            refused++;
        }
    }

    private List<String> missing(List<String> tables) throws SQLException {
        Schema live = Introspection.read(connection, tables);
        return tables.stream().filter(table -> live.table(table).isEmpty()).map(table -> "no table " + table).toList();
    }

    private List<String> differences(Schema expected) throws SQLException {
        Schema live = Introspection.read(connection);
        List<String> lines = new ArrayList<>();
        Comparison.schemas(expected, live).forEach(finding -> lines.add(finding.toString()));
        live.tables().stream()
                .filter(table -> expected.table(table.name()).isEmpty())
                .forEach(table -> lines.add("the table " + table.name() + " is there as well"));
        return lines;
    }
}
