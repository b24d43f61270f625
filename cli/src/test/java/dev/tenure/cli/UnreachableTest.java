package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports where something else answers than MySQL, or nothing. */
class UnreachableTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = Project.in(folder).with("TENURE_USER", "me").with("TENURE_PASSWORD", "SECRET");
    }

    private String failure(String address) {
        Project.Call call = project.run("status", "--url", "jdbc:mysql://" + address);
        assertThat(call.exit()).isEqualTo(2);
        assertThat(call.err()).contains("TEN607").contains(address.replaceFirst("\\?.*", "")).doesNotContain("SECRET");
        return call.err();
    }

    /** What is said of a server that greets so, and then hangs up or not. */
    private String failureOf(String greeting, boolean hangsUp) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> greet(server, greeting, hangsUp));
            accepting.start();
            return failure("127.0.0.1:" + server.getLocalPort() + "/x");
        }
    }

    private static void greet(ServerSocket server, String greeting, boolean hangsUp) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            if (!hangsUp) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Test
    void nothing_listens() {
        assertThat(failure("127.0.0.1:1/x")).contains("nothing listens there");
    }

    @Test
    void nobody_knows_the_host() {
        assertThat(failure("db.invalid/x")).contains("host name that nobody knows");
    }

    @Test
    void another_protocol_answers() throws IOException {
        assertThat(failureOf("SSH-2.0-OpenSSH_9.2\r\n", false)).contains("speaks another protocol than MySQL");
    }

    @Test
    void it_hangs_up_at_once() throws IOException {
        assertThat(failureOf("", true)).contains("hangs up without the greeting of MySQL");
    }

    @Test
    void it_waits_for_the_client_to_speak_first() throws IOException {
        assertThat(failureOf("", false)).contains("does not greet as MySQL does");
    }

    @Test
    void an_option_of_the_url_that_the_driver_refuses_is_told_in_its_words() {
        assertThat(failure("127.0.0.1:1/x?sslMode=NEVER")).contains("sslMode").contains("NEVER");
    }
}
