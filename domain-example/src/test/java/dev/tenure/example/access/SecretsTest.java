package dev.tenure.example.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a password is seen anywhere but in the file, or the one variable, that it was given in. */
class SecretsTest {

    /** What survives every way of quoting. */
    private static final String KERNEL = "Qq7zKernel";

    private static final String PASSWORD = KERNEL + "'\" #\\ \u00fc\u20ac\uD83D\uDD11;`$";
    private static final String SQL_PASSWORD = "'" + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "'";

    private static OwnServer server;

    @TempDir
    static Path folder;

    private static Path temporary;

    @BeforeAll
    static void start() throws IOException {
        server = OwnServer.start("--log-bin=binlog", "--log-bin-trust-function-creators=ON");
        server.execute("", "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                "CREATE USER secretive@'127.0.0.1' IDENTIFIED BY " + SQL_PASSWORD,
                "GRANT ALL ON *.* TO secretive@'127.0.0.1'");
        server.execute("shop", Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
        server.execute("shop", "INSERT INTO companies (id, name) VALUES (1, 'one')");
        temporary = Files.createDirectories(folder.resolve("tmp"));
        Path secret = Files.writeString(Files.createDirectories(folder.resolve("secret")).resolve("password"), PASSWORD);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A call as a process, and everything of it that anybody could have seen. */
    private record Seen(int exit, String output, List<String> elsewhere) {}

    private interface Meanwhile {
        void to(Process process) throws Exception;
    }

    private static Seen run(Map<String, String> environment, Meanwhile meanwhile, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
                "dev.tenure.cli.Tenure"));
        command.addAll(List.of(args));
        Path out = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TENURE_"));
        builder.environment().putAll(Map.of(
                "TENURE_URL", server.url("shop"), "TENURE_USER", "secretive",
                "TENURE_CLASSES", Example.CLASSES.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> elsewhere = new ArrayList<>();
        Thread watcher = new Thread(() -> watch(process, elsewhere));
        watcher.start();
        meanwhile.to(process);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        watcher.join();
        return new Seen(process.exitValue(), Files.readString(out), elsewhere);
    }

    /** What everybody sees of all processes, and what those that are started here are given. */
    private static void watch(Process process, List<String> elsewhere) {
        try {
            do {
                ProcessHandle.allProcesses().forEach(other -> look(other.pid(), "cmdline", elsewhere));
                // a child that has not become a program yet is still this process
                process.descendants().filter(SecretsTest::isProgram)
                        .forEach(child -> look(child.pid(), "environ", elsewhere));
                // no program is done sooner; without a pause the watching takes a core of its own
            } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void look(long process, String what, List<String> elsewhere) {
        try {
            String text = Files.readString(Path.of("/proc", String.valueOf(process), what), StandardCharsets.ISO_8859_1);
            if (text.contains(KERNEL)) {
                elsewhere.add(what + ": " + text.replace('\0', ' '));
            }
        } catch (IOException gone) {
            // it has ended, or is nobody's business
        }
    }

    /** Files below the folder of the calls that hold some of it, the one that it was given in left out. */
    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<String> holding = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                boolean given = file.startsWith(folder.resolve("secret"));
                if (!given && Files.readString(file, StandardCharsets.ISO_8859_1).contains(KERNEL)) {
                    holding.add(file.toString());
                }
            }
            return holding;
        }
    }

    private static void assertUnseen(Seen seen) throws IOException {
        assertThat(seen.output()).doesNotContain(KERNEL);
        assertThat(seen.elsewhere()).isEmpty();
        assertThat(files()).isEmpty();
    }

    private static Map<String, String> byFile() {
        return Map.of("TENURE_PASSWORD_FILE", folder.resolve("secret/password").toString());
    }

    private static String programs() {
        return OwnServer.clients().toString();
    }

    @Test
    void no_verb_shows_it() throws Exception {
        Map<String, String> byVariable = Map.of("TENURE_PASSWORD", PASSWORD);
        for (String verb : List.of("status", "preflight", "plan", "rehearse --report page.html --json",
                "backup --into saved --programs " + programs(), "migrate --json", "verify", "rollback --all",
                "migrate --dry-run", "deploy --plan-only --programs " + programs())) {
            Seen seen = run(verb.startsWith("b") ? byVariable : byFile(), process -> {}, verb.split(" "));
            assertThat(seen.exit()).as(verb + "\n" + seen.output()).isZero();
            assertUnseen(seen);
        }
        try (Stream<Path> saved = Files.list(folder.resolve("saved"))) {
            String manifest = saved.map(Path::toString).filter(name -> name.endsWith(".json")).findFirst().orElseThrow();
            Seen seen = run(byVariable, process -> {}, "restore", "--yes", "--programs", programs(), manifest);
            assertThat(seen.exit()).as(seen.output()).isZero();
            assertUnseen(seen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "migrate", "backup", "rehearse"})
    void a_wrong_one_is_not_repeated(String verb) throws Exception {
        Seen seen = run(Map.of("TENURE_PASSWORD", PASSWORD + "wrong"), process -> {}, verb);
        assertThat(seen.exit()).isEqualTo(2);
        assertThat(seen.output()).contains("TEN503");
        assertUnseen(seen);
    }

    @Test
    void a_server_that_dies_meanwhile_is_told_of_without_it() throws Exception {
        server.execute("shop", "CREATE TABLE large (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(1000))",
                "INSERT INTO large (note) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
                        + " SELECT REPEAT('x', 1000) FROM n");
        for (int i = 0; i < 6; i++) {
            server.execute("shop", "INSERT INTO large (note) SELECT note FROM large");
        }
        Seen seen = run(byFile(), process -> {
            while (process.isAlive() && process.descendants().noneMatch(SecretsTest::dumps)) {
                Thread.sleep(5);
            }
            server.kill();
        }, "backup", "--into", "died", "--programs", programs());
        server.start();
        server.execute("shop", "DROP TABLE large");
        assertThat(seen.exit()).as(seen.output()).isEqualTo(2);
        assertUnseen(seen);
    }

    private static boolean isProgram(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("--defaults-file=");
    }

    private static boolean dumps(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("--single-transaction");
    }

    @Test
    void what_a_killed_call_leaves_in_a_file_for_its_owner_alone_goes_with_the_next_one() throws Exception {
        Seen seen = run(byFile(), process -> {
            while (process.isAlive() && process.descendants().noneMatch(SecretsTest::dumps)) {
                Thread.sleep(1);
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }, "backup", "--into", "killed", "--programs", programs());
        assertThat(seen.elsewhere()).isEmpty();
        for (String left : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(left))))
                    .isEqualTo("rw-------");
        }
        assertUnseen(run(byFile(), process -> {}, "backup", "--into", "killed", "--programs", programs()));
    }
}
