package dev.tenure.deploy;

import dev.tenure.mysql.ServerDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Room that a deployment takes somewhere, and what is known to be free there.
 *
 * @param uses  what it is for, each with the bytes that it takes: all at once, since one file system has to hold them
 * @param place where
 * @param free  how many bytes are free; empty where nobody could tell
 */
record Room(Map<String, Long> uses, String place, Optional<Long> free) {

    /** What a statistic may be wrong by, and a file larger than what is in it. */
    private static final double SLACK = 1.1;

    private static final long KILO = 1024;

    /** A file system, or a place of which none is known. */
    private record Store(String id, String place, Optional<Long> free) {}

    /** @param size what the database takes; empty where no backup is to be taken */
    static List<Room> of(
            Map<String, Long> rewrites,
            ServerDisk disk,
            Optional<ServerDisk.DatabaseSize> size,
            PreflightOptions options) {
        Map<Store, Map<String, Long>> uses = new LinkedHashMap<>();
        largest(rewrites).ifPresent(table -> {
            add(uses, onServer(disk, disk.data()), "writing " + table.getKey() + " anew", table.getValue());
            add(uses, onServer(disk, disk.temporary()), "sorting " + table.getKey(), table.getValue());
        });
        options.backups().ifPresent(folder -> {
            add(uses, here(folder), "the backup", size.orElseThrow().rows());
            if (options.provedBeside()) {
                add(uses, onServer(disk, disk.data()), "restoring the backup to prove it", size.orElseThrow().all());
            }
        });
        List<Room> rooms = new ArrayList<>();
        uses.forEach((store, what) -> rooms.add(new Room(what, store.place(), store.free())));
        return rooms;
    }

    /** One after the other is written anew, and none before the last one's room is free again. */
    private static Optional<Map.Entry<String, Long>> largest(Map<String, Long> rewrites) {
        return rewrites.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    private static void add(Map<Store, Map<String, Long>> uses, Store store, String what, long bytes) {
        // a file system is named by the first of its places that is written to
        Store known = uses.keySet().stream()
                .filter(other -> other.id().equals(store.id()))
                .findFirst()
                .orElse(store);
        uses.computeIfAbsent(known, none -> new LinkedHashMap<>()).put(what, bytes);
    }

    private static Store onServer(ServerDisk disk, String path) {
        Path local = Path.of(path);
        if (isThisMachine(disk.host()) && Files.isDirectory(local)) {
            return here(local);
        }
        return new Store("server:" + path, path + " on " + disk.host(), disk.freeAt(path));
    }

    /** A container and the machine that it runs on have different names, and different file systems. */
    private static boolean isThisMachine(String host) {
        try {
            return !host.isEmpty() && InetAddress.getLocalHost().getHostName().equals(host);
        } catch (UnknownHostException nameless) {
            return false;
        }
    }

    /** The file system of a folder that may not be there yet. */
    private static Store here(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            return new Store(
                    store.name() + " " + store.type() + " " + store.getTotalSpace(), folder.toString(),
                    Optional.of(store.getUsableSpace()));
        } catch (IOException e) {
            return new Store("here:" + folder, folder.toString(), Optional.empty());
        }
    }

    long needed() {
        return (long) (uses.values().stream().mapToLong(Long::longValue).sum() * SLACK);
    }

    boolean isTooLittle() {
        return free.filter(bytes -> bytes < needed()).isPresent();
    }

    /** {@code writing orders anew (12 MB), the backup (3 MB)}. */
    String purposes() {
        return uses.entrySet().stream()
                .map(use -> use.getKey() + " (" + words(use.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    static String words(long bytes) {
        if (bytes < 10 * KILO * KILO) {
            return String.format(Locale.ROOT, "%,d kB", (bytes + KILO - 1) / KILO);
        }
        return String.format(Locale.ROOT, "%,d MB", bytes / KILO / KILO);
    }
}
