package dev.tenure.example.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Calls;
import dev.tenure.example.server.OwnServer;
import dev.tenure.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deployment stops at every STOP of the plan, with the production as it was. */
class DamagedProductionsTest {

    private static final Pattern STOPPED = Pattern.compile("stopped at (.+?); the production (is as it was|IS CHANGED)");
    private static final Pattern CODE = Pattern.compile("TEN\\d{3}");
    private static final List<String> LINES = new ArrayList<>();

    private static OwnServer server;

    @TempDir
    Path folder;

    static Stream<Way> ways() {
        return Ways.all().stream();
    }

    @BeforeAll
    static void start() {
        server = OwnServer.start("--log-bin=binlog", "--log-bin-trust-function-creators=ON");
    }

    @AfterAll
    static void tell() {
        server.close();
        System.out.println(TestServer.shared().server().label() + ": " + LINES.size() + " ways to stop a deployment");
        LINES.forEach(System.out::println);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void a_deployment_stops_with_nothing_touched(Way way) throws Exception {
        try (Case production = new Case(server, Files.createDirectories(folder.resolve("case")))) {
            way.damage().to(production);
            List<String> before = production.fingerprint();
            Calls.Call call = production.deploy();
            production.close();
            Matcher stopped = STOPPED.matcher(call.out());
            String step = stopped.find() ? stopped.group(1) : "";
            String codes = String.join(" ", CODE.matcher(call.out() + call.err()).results()
                    .map(code -> code.group()).distinct().toList());
            LINES.add(String.format("%-8s %-55s %-15s %-7s exit %d", way.section(), way.words(), step, codes, call.exit()));
            assertThat(step).as(call.all()).isEqualTo(way.step());
            assertThat(codes).as(call.all()).contains(way.code());
            if (step.isEmpty()) {
                // there was no deployment that could have stopped
                assertThat(call.exit()).isGreaterThan(1);
            } else {
                assertThat(call.exit()).as(call.all()).isEqualTo(1);
                assertThat(stopped.group(2)).isEqualTo("is as it was");
            }
            assertThat(production.fingerprint()).isEqualTo(before);
        }
    }

    @Test
    void the_same_deployment_of_a_sound_production_is_green() throws Exception {
        try (Case production = new Case(server, Files.createDirectories(folder.resolve("case")))) {
            Calls.Call call = production.deploy();
            assertThat(call.exit()).as(call.all()).isZero();
        }
    }
}
