package dev.tenure.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where a server's programs come from, and how they are started. */
abstract class Flavour {

    private static Flavour shared;

    /** Of the server that all tests share. */
    static synchronized Flavour shared() {
        if (shared == null) {
            shared = OwnServer.isMariaDb() ? new MariaDb() : new MySql();
        }
        return shared;
    }

    /** The command that runs the server program. */
    abstract List<String> program();

    /** What a server gets that is told nothing about encryption: the keys that it would make for itself take time. */
    abstract List<String> unencrypted();

    abstract Map<String, String> environment();

    /** A data directory as the server first makes it. */
    abstract Path fresh();

    /** The folder that holds the dump program and the client, under the names that Tenure looks for. */
    abstract Path clients();

    /** Gives a file to whom the server runs as. */
    abstract void handOver(Path path);

    Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("tenure-own");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            handOver(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param whole whether the room of the files is taken at once, and not when the server writes into them */
    void copyFresh(Path data, boolean whole) {
        Path fresh = fresh();
        try {
            execute(List.of("cp", "-r", "--sparse=" + (whole ? "never" : "always"), fresh.toString(), data.toString()));
            // by it servers know each other
            Files.deleteIfExists(data.resolve("auto.cnf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        handOver(data);
    }

    Process run(List<String> options, Path log) {
        List<String> command = new ArrayList<>(program());
        command.addAll(options);
        if (options.stream().noneMatch(option -> option.startsWith("--ssl"))) {
            command.addAll(unencrypted());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void execute(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Out of Maven Central, as the testkit keeps it. */
    private static final class MariaDb extends Flavour {

        private final Path home;

        MariaDb() {
            Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".cache"));
            Path all = caches.resolve("tenure");
            Assumptions.assumeTrue(Files.isDirectory(all), "no embedded MariaDB was ever started here");
            try (Stream<Path> versions = Files.list(all)) {
                home = versions.filter(version -> Files.exists(version.resolve("fresh.done"))).findFirst().orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        List<String> program() {
            Path program = home.resolve("program");
            List<String> command = new ArrayList<>(List.of(program.resolve("bin/mariadbd").toString(),
                    "--no-defaults", "--basedir=" + program));
            if (System.getProperty("user.name").equals("root")) {
                command.add("--user=root");
            }
            return command;
        }

        @Override
        List<String> unencrypted() {
            return List.of("--skip-ssl");
        }

        @Override
        Map<String, String> environment() {
            return Map.of("LD_LIBRARY_PATH", home.resolve("program/libs").toString());
        }

        @Override
        Path fresh() {
            return home.resolve("fresh");
        }

        @Override
        Path clients() {
            return home.resolve("program/bin");
        }

        @Override
        void handOver(Path path) {
            // it runs as whoever runs the tests
        }
    }

    /** Through {@code tools/mysql}, which runs it as nobody where root calls. */
    private static final class MySql extends Flavour {

        private final Path tool;
        private final Path clients;

        MySql() {
            Path project = Path.of("").toAbsolutePath();
            while (!Files.exists(project.resolve("tools/mysql"))) {
                project = project.getParent();
            }
            tool = project.resolve("tools/mysql");
            try {
                clients = Files.createTempDirectory("tenure-clients");
                for (String name : List.of("mysqldump", "mysql")) {
                    Path script = Files.writeString(clients.resolve(name),
                            "#!/bin/sh\nexec '" + tool + "' client " + name + " \"$@\"\n");
                    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
                    script.toFile().deleteOnExit();
                }
                clients.toFile().deleteOnExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        List<String> program() {
            return List.of(tool.toString(), "server", "--mysqlx=OFF");
        }

        @Override
        List<String> unencrypted() {
            return List.of();
        }

        @Override
        Map<String, String> environment() {
            return Map.of();
        }

        /** Made once a machine and version: it takes seconds. */
        @Override
        Path fresh() {
            Path home = Path.of(System.getProperty("java.io.tmpdir"), "tenure-mysql-fresh");
            Path data = home.resolve("data");
            try {
                Files.createDirectories(home);
                handOver(home);
                try (FileChannel channel = FileChannel.open(
                                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (!Files.exists(home.resolve("done"))) {
                        OwnServer.delete(data);
                        List<String> command = new ArrayList<>(program());
                        command.addAll(List.of("--initialize-insecure", "--datadir=" + data,
                                "--innodb-redo-log-capacity=8M"));
                        execute(command);
                        Files.createFile(home.resolve("done"));
                    }
                }
                return data;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        Path clients() {
            return clients;
        }

        @Override
        void handOver(Path path) {
            if (System.getProperty("user.name").equals("root")) {
                try {
                    execute(List.of("chown", "-R", "nobody", path.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
