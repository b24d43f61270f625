package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    private static final List<String> VERBS =
            List.of("status", "plan", "preflight", "migrate", "rollback", "verify", "watch", "adopt", "promote", "squash");

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = Project.in(folder);
    }

    @Test
    void help_names_every_verb_and_every_verb_has_help() {
        Project.Call help = project.run("--help");
        assertThat(help.exit()).isZero();
        for (String verb : VERBS) {
            assertThat(help.out()).contains("  " + verb);
            Project.Call verbs = project.run(verb, "--help");
            assertThat(verbs.exit()).as(verb).isZero();
            assertThat(verbs.out()).as(verb).contains("Usage: tenure " + verb).contains("--json").contains("--classes");
            assertThat(verbs.out()).as(verb).doesNotContain("--password ").doesNotContain("--password[");
        }
    }

    @Test
    void the_version_is_told() {
        Project.Call version = project.run("--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("tenure ");
    }

    @Test
    void a_call_that_names_no_verb_or_an_unknown_one_is_wrong_usage() {
        assertThat(project.run().exit()).isEqualTo(64);
        Project.Call unknown = project.run("migrat");
        assertThat(unknown.exit()).isEqualTo(64);
        assertThat(unknown.err()).contains("TEN600").contains("migrat").contains("tenure --help");
    }

    @Test
    void wrong_values_are_wrong_usage_and_nothing_is_connected() {
        List<List<String>> calls = List.of(
                List.of("migrate", "--target", "next"), List.of("migrate", "--wait", "soon"),
                List.of("migrate", "--interrupted", "maybe"), List.of("rollback", "--steps", "1", "--all"),
                List.of("status", "--nope"), List.of("status", "extra"), List.of("migrate", "--url"));
        for (List<String> call : calls) {
            Project.Call wrong = project.run(call.toArray(String[]::new));
            assertThat(wrong.exit()).as(call.toString()).isEqualTo(64);
            assertThat(wrong.err()).as(call.toString()).contains("TEN600").contains("--help");
        }
    }

    @Test
    void no_way_of_giving_a_password_on_the_command_line_is_taken_and_none_is_repeated() {
        List<List<String>> calls = List.of(
                List.of("--password", "SECRET"), List.of("--password=SECRET"), List.of("-p", "SECRET"),
                List.of("-pSECRET"), List.of("--pass=SECRET"), List.of("--pwd", "SECRET"), List.of("-PSECRET=1"),
                List.of("--url", "jdbc:mysql://root:SECRET@127.0.0.1/x"),
                List.of("--url", "jdbc:mysql://127.0.0.1/x?user=root&password=SECRET"),
                List.of("--url", "jdbc:mariadb://127.0.0.1/x?password=SECRET"),
                List.of("--url=jdbc:mysql://127.0.0.1:port/x?password=SECRET"));
        for (String verb : List.of("status", "migrate", "verify")) {
            for (List<String> call : calls) {
                for (boolean json : List.of(false, true)) {
                    List<String> args = new ArrayList<>(List.of(verb, "--user", "root"));
                    if (json) {
                        args.add("--json");
                    }
                    args.addAll(call);
                    Project.Call refused = project.run(args.toArray(String[]::new));
                    assertThat(refused.exit()).as(args.toString()).isEqualTo(64);
                    assertThat(refused.out() + refused.err()).as(args.toString())
                            .doesNotContain("SECRET").contains("TEN60");
                }
            }
        }
    }

    @Test
    void what_is_missing_is_said_with_what_to_do() {
        assertThat(project.run("status").err()).contains("TEN602").contains("TENURE_URL");
        project.with("TENURE_URL", "jdbc:mysql://127.0.0.1:1");
        assertThat(project.run("status").err()).contains("TEN602").contains("127.0.0.1:1");
        project.with("TENURE_URL", "jdbc:mysql://127.0.0.1:1/x");
        assertThat(project.run("status").err()).contains("TEN603").contains("TENURE_USER");
        project.with("TENURE_USER", "me");
        Project.Call noPassword = project.run("status");
        assertThat(noPassword.err()).contains("TEN605").contains("TENURE_PASSWORD").contains("me at 127.0.0.1:1/x");
        assertThat(noPassword.exit()).isEqualTo(64);
    }

    @Test
    void classes_that_are_not_there_or_hold_no_schema_fail() {
        Project.Call missing = project.run("status", "--classes", "build/nowhere");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("TEN303").contains("nowhere");
        project.write("empty/readme.txt", "nothing");
        assertThat(project.run("status", "--classes", "empty").err()).contains("TEN305");
        assertThat(project.run("status", "--classes", "empty/readme.txt").err()).contains("TEN304");
        assertThat(project.run("status", "--schema", "Stock").err()).contains("TEN307").contains("com.acme.Shop");
    }

    @Test
    void an_error_has_the_same_shape_in_json() {
        Project.Call call = project.run("status", "--json");
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("\"verb\": \"status\"").contains("\"exit\": 64")
                .contains("\"error\": {\"code\":\"TEN602\",\"what\":");
    }
}
