package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far something is, where a person watches and where nobody does. */
class ProgressLinesTest {

    @TempDir
    private Path folder;

    private String told(boolean json, Optional<String> terminal, Duration between) {
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(
                terminal.map(term -> Map.of("TERM", term)).orElse(Map.of()), folder, new PrintWriter(out),
                new PrintWriter(new StringWriter()), terminal.map(term -> question -> new char[0]));
        new ProgressLines(new Report(surroundings, json, "x"), between).at(1500, 3000, "probes tried");
        return out.toString();
    }

    @Test
    void at_a_terminal_a_bar_is_drawn_and_no_line_is_told() {
        assertThat(told(false, Optional.of("xterm"), Duration.ZERO))
                .isEqualTo("[" + "#".repeat(15) + ".".repeat(15) + "] 1500/3000 probes tried");
    }

    @Test
    void elsewhere_a_line_is_told_now_and_then() {
        assertThat(told(false, Optional.empty(), Duration.ZERO)).isEqualToIgnoringNewLines("  1,500 of about 3,000 probes tried");
        assertThat(told(false, Optional.of("dumb"), Duration.ZERO)).startsWith("  1,500 of");
        assertThat(told(false, Optional.empty(), Duration.ofHours(1))).isEmpty();
    }

    @Test
    void a_json_object_is_not_broken_by_either() {
        assertThat(told(true, Optional.of("xterm"), Duration.ZERO)).isEmpty();
        assertThat(told(true, Optional.empty(), Duration.ZERO)).isEmpty();
    }

    @Test
    void every_verb_that_takes_its_time_tells_how_far_it_is() throws Exception {
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            Project project = Project.on(database, folder).answering(question -> "yes".toCharArray());
            String programs = ClientPrograms.folder(folder).toString();
            assertThat(project.run("rehearse").out()).containsPattern("] (\\d+)/\\1 probes tried, ");
            Project.Call backup = project.run("backup", "--programs", programs);
            assertThat(backup.out()).contains("MB of the file restored, ", "] 1/1 tables summed up, ");
            String file = backup.out().lines().filter(line -> line.contains("Backed up: ")).findFirst().orElseThrow()
                    .replaceFirst(".*Backed up: (.*) \\(.*", "$1.manifest.json");
            assertThat(project.run("restore", file, "--yes", "--programs", programs).out())
                    .contains("MB of the file restored, ", "] 1/1 tables summed up, ");
        }
    }
}
