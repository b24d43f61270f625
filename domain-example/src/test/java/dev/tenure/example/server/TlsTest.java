package dev.tenure.example.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that lets nobody in over a connection that is not encrypted, and shows a certificate of its own. */
class TlsTest {

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        Certificates.make(keys);
        server = OwnServer.start("--require-secure-transport=ON", "--ssl-ca=" + keys.resolve("ca.pem"),
                "--ssl-cert=" + keys.resolve("server.pem"), "--ssl-key=" + keys.resolve("server.key"));
        server.execute("", "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        server.execute("shop", Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
        server.execute("shop", "INSERT INTO companies (id, name) VALUES (1, 'a')");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Calls.Call run(String host, String mode, String authority, String... verb) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "TENURE_URL", "jdbc:mysql://" + host + ":" + server.port() + "/shop"
                        + (mode.isEmpty() ? "" : "?sslMode=" + mode),
                "TENURE_USER", server.user(),
                "TENURE_PASSWORD", OwnServer.PASSWORD,
                "TENURE_CLASSES", Example.CLASSES.toString()));
        if (!authority.isEmpty()) {
            environment.put("TENURE_TLS_CA", keys.resolve(authority).toString());
        }
        return Calls.run(environment, folder, verb);
    }

    @ParameterizedTest(name = "{1} with {2} at {0}: {3} {4}")
    @CsvSource(delimiter = '|', value = {
        "127.0.0.1 |                 |           | 0 |",
        "127.0.0.1 | PREFERRED       |           | 0 |",
        "127.0.0.1 | REQUIRED        |           | 0 |",
        "127.0.0.1 | DISABLED        |           | 2 | takes no connection that is not encrypted",
        "127.0.0.1 | VERIFY_CA       | ca.pem    | 0 |",
        "127.0.0.1 | VERIFY_CA       | other.pem | 2 | signed",
        "127.0.0.1 | VERIFY_CA       |           | 2 | signed",
        "localhost | VERIFY_IDENTITY | ca.pem    | 0 |",
        "localhost |                 | ca.pem    | 0 |",
        "127.0.0.1 | VERIFY_IDENTITY | ca.pem    | 2 | the certificate of another host",
        "127.0.0.1 |                 | ca.pem    | 2 | the certificate of another host",
        "127.0.0.1 | REQUIRED        | nowhere   | 2 | TEN609",
    })
    void a_mode_lets_in_whom_it_should(String host, String mode, String authority, int exit, String says) {
        // status asks for the journal alone, and fails by nothing but the connection
        Calls.Call call = run(host, text(mode), text(authority), "status");
        assertThat(call.exit()).as(call.all()).isEqualTo(exit);
        if (exit > 0) {
            assertThat(call.err()).contains(says);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @ParameterizedTest(name = "{1} with {2} at {0}: {3}")
    @CsvSource(delimiter = '|', value = {
        "127.0.0.1 |                 |        | 0",
        "127.0.0.1 | REQUIRED        |        | 0",
        "127.0.0.1 | VERIFY_CA       | ca.pem | 0",
        "localhost | VERIFY_IDENTITY | ca.pem | 0",
    })
    void the_dump_programs_get_the_same_mode(String host, String mode, String authority, int exit) {
        List<String> backup = new ArrayList<>(List.of("backup", "--programs", Flavour.shared().clients().toString()));
        Calls.Call call = run(host, text(mode), text(authority), backup.toArray(String[]::new));
        assertThat(call.exit()).as(call.all()).isEqualTo(exit);
        assertThat(call.out()).contains("Proved");
    }
}
