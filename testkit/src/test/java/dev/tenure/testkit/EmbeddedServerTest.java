package dev.tenure.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    /** Starts a server in a JVM of its own, tells where, and dies without a word to it. */
    static final class Killed {
        public static void main(String[] args) throws IOException {
            EmbeddedCache cache = EmbeddedServer.cache();
            EmbeddedCache.Run run = cache.newRun();
            EmbeddedServer.launch(cache, run);
            System.out.println(run.processId());
            System.out.flush();
            Runtime.getRuntime().halt(9);
        }
    }

    @Test
    void what_a_killed_jvm_leaves_is_cleaned_up_by_the_next_one() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Killed.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path processId;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            processId = Path.of(lines.readLine());
        }
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long server = Long.parseLong(Files.readString(processId).strip());

        EmbeddedServer.cache().newRun().close();

        assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(processId.getParent()).doesNotExist();
    }
}
