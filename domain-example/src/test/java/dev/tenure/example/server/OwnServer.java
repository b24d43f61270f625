package dev.tenure.example.server;

import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of a test's own, of the same flavour as the one that all tests share: it can be set up, killed and started
 * again without anybody else noticing.
 */
public final class OwnServer implements AutoCloseable {

    public static final String PASSWORD = "own's \"server\" # s\u00e9cret";

    private final Path folder;
    private final Path data;
    private final List<String> options;
    private final int port;
    private Process process;

    private OwnServer(Path folder, Path data, List<String> options, int port) {
        this.folder = folder;
        this.data = data;
        this.options = options;
        this.port = port;
    }

    /** Starts one. Its options are those of the server program. */
    public static OwnServer start(String... options) {
        Path folder = Flavour.shared().newFolder();
        return start(folder, folder.resolve("data"), false, options);
    }

    /** Starts one whose data lie in a folder of the caller's: a file system of its own, for example. */
    public static OwnServer startOn(Path fileSystem, String... options) {
        return start(Flavour.shared().newFolder(), fileSystem.resolve("data"), true, options);
    }

    private static OwnServer start(Path folder, Path data, boolean whole, String... options) {
        OwnServer server = new OwnServer(folder, data, List.of(options), freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try {
            Flavour.shared().copyFresh(data, whole);
            Files.writeString(folder.resolve("init.sql"), String.join(";\n", accounts()) + ";\n");
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** One a line; run at every start. */
    private static List<String> accounts() {
        String password = "'" + PASSWORD.replace("'", "''") + "'";
        return List.of(
                "SET NAMES utf8mb4",
                "DROP USER IF EXISTS ''@'localhost'",
                "ALTER USER 'root'@'localhost' IDENTIFIED BY " + password,
                "CREATE USER IF NOT EXISTS 'root'@'127.0.0.1'",
                "ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY " + password,
                "GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it left off. */
    public void start() {
        List<String> all = new ArrayList<>(List.of(
                "--datadir=" + data, "--tmpdir=" + folder, "--port=" + port, "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("socket"), "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + folder.resolve("init.sql"), "--skip-name-resolve",
                // a process that is killed leaves to the system what it has written: nothing need wait for the disk
                "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync",
                "--sync-binlog=0", "--loose-debug-no-sync"));
        all.addAll(options);
        process = Flavour.shared().run(all, folder.resolve("log"));
        Instant deadline = Instant.now().plusSeconds(60);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The server does not start: " + log());
            }
            sleep(Duration.ofMillis(50));
        }
    }

    private boolean answers() {
        try (Connection connection = open("")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public Path folder() {
        return folder;
    }

    public String user() {
        return "root";
    }

    /** Without user and password. */
    public String url(String database, String parameters) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?" + parameters;
    }

    public String url(String database) {
        return url(database, "allowPublicKeyRetrieval=true");
    }

    public Connection open(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user(), PASSWORD);
    }

    public void execute(String database, String... statements) {
        try (Connection connection = open(database); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, wherever it is. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Lets it end as it likes to. */
    public void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        delete(data);
        delete(folder);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the dump program and the client that go with such servers. */
    public static Path clients() {
        return Flavour.shared().clients();
    }

    public static boolean isMariaDb() {
        return TestServer.shared().server().isMariaDb();
    }
}
