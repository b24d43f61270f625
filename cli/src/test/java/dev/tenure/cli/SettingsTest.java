package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing listens on port 1, so that the message of a call tells which settings won. */
class SettingsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = Project.in(folder).with("TENURE_PASSWORD", "");
    }

    private String reached(String... args) {
        Project.Call call = project.run(args);
        assertThat(call.exit()).isEqualTo(2);
        return call.err();
    }

    @Test
    void the_command_line_goes_before_the_environment_and_that_before_the_file() {
        project.write("tenure.properties", "url=jdbc:mysql://127.0.0.1:1/file\nuser=file\n");
        assertThat(reached("status")).contains("127.0.0.1:1/file");
        project.with("TENURE_URL", "jdbc:mysql://127.0.0.1:1/environment");
        assertThat(reached("status")).contains("127.0.0.1:1/environment");
        assertThat(reached("status", "--url", "jdbc:mysql://127.0.0.1:1/line")).contains("127.0.0.1:1/line");
        project.with("TENURE_URL", " ");
        assertThat(reached("status")).contains("127.0.0.1:1/file");
    }

    @Test
    void classes_and_schema_are_settings_too() {
        project.write("tenure.properties", "classes=nowhere\n");
        assertThat(reached("status")).contains("TEN303").contains("nowhere");
        project.with("TENURE_CLASSES", "target/classes").with("TENURE_SCHEMA", "Other");
        assertThat(reached("status")).contains("TEN307").contains("Other");
    }

    @Test
    void the_user_of_the_url_is_taken_unless_the_command_line_names_another() {
        project.without("TENURE_PASSWORD").with("TENURE_USER", "environment");
        String url = "jdbc:mysql://127.0.0.1:1/x?user=url";
        assertThat(project.run("status", "--url", url).err()).contains("for url at 127.0.0.1:1/x");
        assertThat(project.run("status", "--url", url, "--user", "line").err()).contains("for line at 127.0.0.1:1/x");
    }

    @Test
    void a_setting_that_is_none_is_refused_with_those_that_are() {
        project.write("tenure.properties", "urll=jdbc:mysql://127.0.0.1:1/x\n");
        assertThat(reached("status")).contains("TEN608").contains("urll").contains("password-file");
    }

    @Test
    void a_password_in_the_shared_file_is_refused_and_not_repeated() {
        project.write("tenure.properties", "password=SECRET\n");
        Project.Call call = project.run("status");
        assertThat(call.exit()).isEqualTo(64);
        assertThat(call.err()).contains("TEN604").doesNotContain("SECRET");
    }

    @Test
    void a_password_file_that_others_can_read_is_refused() throws IOException {
        project.with("TENURE_URL", "jdbc:mysql://127.0.0.1:1/x?user=me");
        Path file = project.write("secret", "SECRET\n");
        for (String open : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThat(reached("status", "--password-file", "secret"))
                    .contains("TEN606").contains("chmod 600").contains(open).doesNotContain("SECRET");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(reached("status", "--password-file", "secret")).contains("TEN607");
    }

    @Test
    void a_password_file_that_is_missing_or_holds_more_than_a_password_is_refused() throws IOException {
        project.with("TENURE_URL", "jdbc:mysql://127.0.0.1:1/x?user=me");
        assertThat(reached("status", "--password-file", "nowhere")).contains("TEN606").contains("nowhere");
        Path file = project.write("secret", "SECRET\nof two lines\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(reached("status", "--password-file", "secret"))
                .contains("more than one line").doesNotContain("SECRET");
    }

    @Test
    void the_password_is_found_on_the_command_line_then_in_the_environment_then_in_the_file_then_asked_for()
            throws IOException {
        Path own = project.write("own", "from the line\n");
        Path shared = project.write("shared", "from the file");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-------"));
        assertThat(password(Optional.empty(), Map.of())).isEqualTo("asked: Password for me: ");
        project.write("tenure.properties", "password-file=shared");
        assertThat(password(Optional.empty(), Map.of())).isEqualTo("from the file");
        assertThat(password(Optional.empty(), Map.of("TENURE_PASSWORD", "from the environment")))
                .isEqualTo("from the environment");
        assertThat(password(Optional.of("own"), Map.of("TENURE_PASSWORD", "from the environment")))
                .isEqualTo("from the line");
        assertThat(password(Optional.empty(), Map.of("TENURE_PASSWORD", ""))).isEmpty();
    }

    private String password(Optional<String> file, Map<String, String> environment) {
        Surroundings surroundings = new Surroundings(
                environment,
                folder,
                new PrintWriter(System.out),
                new PrintWriter(System.err),
                Optional.of(question -> ("asked: " + question).toCharArray()));
        return Password.find(file, Settings.of(surroundings), surroundings, "me");
    }
}
