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

    /** Holds a run, makes another one and lets that go, tells where the first is, and stays. */
    static final class Busy {
        public static void main(String[] args) throws IOException {
            EmbeddedCache.Run run = EmbeddedServer.cache().newRun();
            EmbeddedServer.cache().newRun().close();
            System.out.println(run.processId());
            System.out.flush();
            if (System.in.read() < 0) {
                run.close();
            }
        }
    }

    private static Process start(Class<?> main) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), main.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path toldBy(Process jvm) throws IOException {
        return Path.of(new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @Test
    void a_jvm_that_looked_for_leftovers_itself_is_not_taken_for_one() throws IOException, InterruptedException {
        Process jvm = start(Busy.class);
        Path run = toldBy(jvm).getParent();
        EmbeddedServer.cache().newRun().close();
        assertThat(run).exists();
        jvm.getOutputStream().close();
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run).doesNotExist();
    }

    @Test
    void what_a_killed_jvm_leaves_is_cleaned_up_by_the_next_one() throws IOException, InterruptedException {
        Process jvm = start(Killed.class);
        Path processId = toldBy(jvm);
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long server = Long.parseLong(Files.readString(processId).strip());

        EmbeddedServer.cache().newRun().close();

        assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(processId.getParent()).doesNotExist();
    }
}
