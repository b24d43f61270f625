package dev.tenure.deploy.run;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import dev.tenure.deploy.OwnersAlone;
import dev.tenure.deploy.backup.Backup;
import dev.tenure.schema.json.Json;
import dev.tenure.schema.json.RecordJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Where the state of a deployment lies while it is not at its end: a file of its owner's alone, replaced as a whole. It
 * is locked while a deployment works with it.
 */
final class StateFile implements AutoCloseable {

    private static final int FORMAT = 1;

    private final Path file;
    private final FileChannel lock;

    private StateFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * @param server what tells the database from all others
     * @throws TenureException TEN742 where the folder is of no use, TEN746 where another deployment is at work
     */
    static StateFile open(Path folder, String server, String schema) {
        String database = Backup.fileName(server.substring(server.lastIndexOf('/') + 1));
        String name = "deploy-" + database + "-" + Digests.sha256(server + "\n" + schema).substring(0, 8);
        Path file = folder.resolve(name + ".json");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnersAlone.FOLDER);
            }
            return new StateFile(file, lock(folder.resolve(name + ".lock"), database));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static FileChannel lock(Path path, String database) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // the same answer
        }
        channel.close();
        throw new TenureException(
                "TEN746",
                "Another deployment of " + database + " is at work: it holds " + path + ".",
                "Wait for its end.");
    }

    Path path() {
        return file;
    }

    /** Empty where there is none. @throws TenureException TEN742 where there is one that cannot be read */
    Optional<State> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of((Map<?, ?>) Json.read(Files.readString(file))));
        } catch (IOException | ClassCastException | NullPointerException | NoSuchElementException e) {
            throw new TenureException(
                    "TEN742",
                    file + " is not the state of a deployment that this version can go on with.",
                    "See by tenure status how far the migrations are. Remove the file to have everything done anew.",
                    e);
        }
    }

    private static State of(Map<?, ?> document) {
        if (!Integer.valueOf(FORMAT).equals(document.get("format"))) {
            throw new ClassCastException("another format");
        }
        Map<String, Map<String, Object>> before = new LinkedHashMap<>();
        ((Map<?, ?>) document.get("before")).forEach((name, observed) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) observed).forEach((key, value) -> values.put((String) key, value));
            before.put((String) name, values);
        });
        return new State(
                RecordJson.read(document.get("ground"), Ground.class).orElseThrow(),
                (Boolean) document.get("touched"),
                (Boolean) document.get("maintenance"),
                ((List<?>) document.get("kept")).stream()
                        .map(kept -> RecordJson.read(kept, State.Kept.class).orElseThrow())
                        .toList(),
                before);
    }

    void write(State state) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("ground", RecordJson.of(state.ground()));
        document.put("touched", state.touched());
        document.put("maintenance", state.maintenance());
        document.put("kept", state.kept().stream().map(RecordJson::of).toList());
        document.put("before", state.before());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        // an interrupt, which asks for an end, must not keep the state of that end from being written
        boolean interrupted = Thread.interrupted();
        try {
            OwnersAlone.create(next);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(Json.write(document)));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file.getParent(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Nothing is left to go on with. */
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file.getParent(), e);
        }
    }

    private static TenureException unusable(Path folder, IOException e) {
        return new TenureException(
                "TEN742",
                "The state of the deployment cannot be kept in " + folder + ": " + e.getClass().getSimpleName() + ".",
                "Name a folder with --state in which this account may write.",
                e);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(file.getParent(), e);
        }
    }
}
