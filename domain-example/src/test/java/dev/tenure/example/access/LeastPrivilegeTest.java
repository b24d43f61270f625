package dev.tenure.example.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/access.md asks for is enough for every verb, and none of it is too much. */
class LeastPrivilegeTest {

    private static final String DATABASE = "shop";
    private static final String ACCOUNT = "'deployer'@'127.0.0.1'";
    private static final String BY_ANOTHER = "DEFINER = 'author'@'%'";
    private static final String PASSWORD = "let me in";

    private static OwnServer server;

    @TempDir
    Path folder;

    /** What is left out, or nothing, and the call. */
    record Case(String verb, List<GrantTable.Grant> granted, Optional<GrantTable.Grant> missing) {
        @Override
        public String toString() {
            return verb + missing.map(grant -> " without " + grant).orElse(" with what it takes");
        }
    }

    @BeforeAll
    static void start() {
        server = OwnServer.start(OwnServer.isMariaDb() ? "--log-bin=binlog" : "--log-bin-trust-function-creators=ON",
                "--log-bin-trust-function-creators=ON", "--event-scheduler=OFF");
        server.execute("", "CREATE USER " + ACCOUNT, "CREATE USER 'author'@'%'", "GRANT ALL ON shop.* TO 'author'@'%'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Case> cases() {
        return GrantTable.read(DATABASE, OwnServer.isMariaDb()).stream().flatMap(row -> Stream.concat(
                Stream.of(new Case(row.verb(), row.grants(), Optional.empty())),
                row.grants().stream().filter(grant -> isMissed(row.verb(), grant)).map(missing -> new Case(
                        row.verb(),
                        row.grants().stream().filter(grant -> !grant.equals(missing)).toList(),
                        Optional.of(missing)))));
    }

    /** What others take is asked for by preflight: servers ask for some of it only in some cases. */
    private static boolean isMissed(String verb, GrantTable.Grant grant) {
        return List.of("preflight", "backup", "restore").contains(verb) || List.of("SELECT", "ALL", "SHOW VIEW")
                .contains(grant.privilege());
    }

    /** With one of everything that a database may hold, made by somebody else. */
    @BeforeEach
    void production() {
        server.execute("", "DROP DATABASE IF EXISTS shop",
                "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        server.execute(DATABASE, Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
        server.execute(DATABASE,
                "INSERT INTO companies (id, name) VALUES (1, 'one')",
                "CREATE " + BY_ANOTHER + " VIEW names AS SELECT name FROM companies",
                "CREATE " + BY_ANOTHER + " TRIGGER named BEFORE INSERT ON companies FOR EACH ROW SET NEW.name = UPPER(NEW.name)",
                "CREATE " + BY_ANOTHER + " PROCEDURE forget () DELETE FROM staff",
                "CREATE " + BY_ANOTHER + " EVENT forgetting ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO DELETE FROM staff");
    }

    private Calls.Call run(String user, String password, String... args) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "TENURE_URL", server.url(DATABASE),
                "TENURE_USER", user,
                "TENURE_PASSWORD", password,
                "TENURE_CLASSES", Example.CLASSES.toString()));
        return Calls.run(environment, folder, args);
    }

    private void asRoot(String... args) {
        Calls.Call call = run(server.user(), OwnServer.PASSWORD, args);
        assertThat(call.exit()).as(call.all()).isZero();
    }

    private List<String> arguments(String verb) throws IOException {
        String programs = OwnServer.clients().toString();
        return switch (verb) {
            case "verify" -> {
                asRoot("migrate");
                yield List.of(verb);
            }
            case "rollback" -> {
                asRoot("migrate");
                yield List.of(verb, "--all");
            }
            case "watch" -> List.of(verb, "--for", "1s");
            case "deploy" -> List.of(verb, "--yes", "--programs", programs, "--no-maintenance", "--because", "a test");
            case "backup" -> List.of(verb, "--programs", programs);
            case "restore" -> {
                asRoot("backup", "--programs", programs, "--no-proof");
                yield List.of(verb, "--yes", "--programs", programs, manifest());
            }
            default -> List.of(verb);
        };
    }

    private String manifest() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.map(Path::toString).filter(name -> name.endsWith(".manifest.json")).findFirst().orElseThrow();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_verb_runs_with_what_is_granted_or_names_what_is_missing(Case given) throws IOException {
        List<String> args = arguments(given.verb());
        grant(given.granted());
        Calls.Call call = run("deployer", PASSWORD, args.toArray(String[]::new));
        if (given.missing().isEmpty()) {
            assertThat(call.exit()).as(call.all()).isZero();
            return;
        }
        String privilege = given.missing().get().privilege();
        assertThat(call.exit()).as(call.all()).isPositive();
        assertThat(call.out() + call.err()).contains("TEN").contains(privilege.equals("ALL") ? "tenure_scratch_"
                // with nothing at all not even the connection comes about
                : given.granted().isEmpty() ? "no rights on the database shop" : privilege);
    }

    private static void grant(List<GrantTable.Grant> granted) {
        List<String> statements = new ArrayList<>(List.of("DROP USER " + ACCOUNT,
                "CREATE USER " + ACCOUNT + " IDENTIFIED BY '" + PASSWORD + "'"));
        granted.forEach(grant -> statements.add(grant.give(ACCOUNT)));
        server.execute("", statements.toArray(String[]::new));
    }

    /** What of it an account may not see is said, and watched once it may. */
    @Test
    void a_watch_goes_without_what_it_may_not_see_and_says_so() {
        GrantTable.Grant select = new GrantTable.Grant("SELECT", "shop.*");
        GrantTable.Grant process = new GrantTable.Grant("PROCESS", "*.*");
        GrantTable.Grant counted = new GrantTable.Grant("SELECT", "performance_schema.*");
        String incidents = "Not watched: deadlocks on tables of the schema; SHOW ENGINE INNODB STATUS: ";
        String errors = "Not watched: duplicates; performance_schema.events_errors_summary_global_by_error";
        assertThat(watched(List.of(select))).contains(incidents, errors);
        assertThat(watched(List.of(select, process))).doesNotContain(incidents).contains(errors);
        String all = watched(List.of(select, process, counted));
        // MariaDB counts no errors, whoever asks
        assertThat(all.contains(errors)).isEqualTo(OwnServer.isMariaDb());
        assertThat(all.contains("Not watched: ")).isEqualTo(OwnServer.isMariaDb());
    }

    private String watched(List<GrantTable.Grant> granted) {
        grant(granted);
        Calls.Call call = run("deployer", PASSWORD, "watch", "--for", "1s");
        assertThat(call.exit()).as(call.all()).isZero();
        return call.out();
    }
}
