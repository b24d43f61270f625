package dev.tenure.deploy.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A command of the operator's, run by the shell. It gets no input and no password of Tenure's, and not more time than
 * it is given.
 */
final class ShellCommand {

    private static final Pattern SECRET = Pattern.compile("(?i)TENURE_.*PASSWORD|MYSQL_PWD");
    private static final int LINES = 200;
    /** How long what a command left running behind it may go on to write. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    /**
     * How it ended.
     *
     * @param complaint empty where it ended well
     * @param lastLine  the last line of its output that was not blank
     */
    record Result(Optional<String> complaint, Optional<String> lastLine) {}

    private ShellCommand() {}

    /** @param line gets each line of its output, errors too, as it comes */
    static Result run(String command, Path folder, Duration time, Consumer<String> line) {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment().keySet().removeIf(name -> SECRET.matcher(name).matches());
            process = builder.start();
        } catch (IOException e) {
            return new Result(Optional.of("it cannot be started: " + e.getMessage()), Optional.empty());
        }
        Deque<String> last = new ArrayDeque<>();
        Thread reader = new Thread(() -> read(process.getInputStream(), line, last), "what a command says");
        reader.setDaemon(true);
        reader.start();
        return new Result(end(process, time, reader), lastOf(last));
    }

    private static Optional<String> end(Process process, Duration time, Thread reader) {
        // told to end, it is let end by itself: half a command leaves nobody knows what
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (true) {
                try {
                    boolean ended = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (!ended) {
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        process.destroyForcibly();
                    }
                    reader.join(AFTERWARDS.toMillis());
                    return !ended
                            ? Optional.of("it did not end within " + time.toSeconds() + " s")
                            : process.exitValue() == 0 ? Optional.empty()
                            : Optional.of("it ended with code " + process.exitValue());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void read(InputStream stream, Consumer<String> line, Deque<String> last) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            int lines = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                String plain = text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
                if (!plain.isBlank()) {
                    synchronized (last) {
                        last.clear();
                        last.add(plain);
                    }
                    if (++lines <= LINES) {
                        line.accept(plain);
                    }
                }
            }
            if (lines > LINES) {
                line.accept(String.format(Locale.ROOT, "… and %d lines more", lines - LINES));
            }
        } catch (IOException ended) {
            // with the process
        }
    }

    private static Optional<String> lastOf(Deque<String> last) {
        synchronized (last) {
            return Optional.ofNullable(last.peek());
        }
    }
}
