package dev.tenure.example.crash;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.tenure.example.Example;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts {@link MigrateChild} with a JVM that is up quickly. */
final class Child {

    /** What a child left behind. */
    record Ended(int exit, List<String> output) {}

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(TestDatabase database, String verb, Path migrations, int haltAt) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m",
                "-cp", classPath(), MigrateChild.class.getName(),
                verb, Example.CLASSES.toString(), migrations.toString(), String.valueOf(haltAt));
        builder.environment().put("CHILD_URL", database.url());
        builder.environment().put("CHILD_USER", database.user());
        builder.environment().put("CHILD_PASSWORD", database.password());
        try {
            return new Child(builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Ended await() {
        try (var lines = process.inputReader()) {
            List<String> output = lines.lines().toList();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The child does not end: " + output);
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL, wherever it is. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static String classPath() {
        Class<?> driver = DriverManager.drivers()
                .map(Object::getClass)
                .filter(type -> type.getName().startsWith("com.mysql."))
                .findFirst()
                .orElseThrow();
        return Stream.of(MigrateChild.class, Schema.class, JSON.class, JsonFactory.class, driver)
                .map(Child::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
