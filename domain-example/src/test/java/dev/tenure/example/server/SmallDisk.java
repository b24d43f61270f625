package dev.tenure.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system that is full soon. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where this account may not mount one. */
    public static SmallDisk ofMegabytes(int size) {
        Path folder = Flavour.shared().newFolder();
        try {
            Flavour.execute(List.of(
                    "mount", "-t", "tmpfs", "-o", "size=" + size + "m,mode=0755", "tmpfs", folder.toString()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> unmount(folder)));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return new SmallDisk(folder);
        } catch (IOException e) {
            OwnServer.delete(folder);
            Assumptions.abort("no file system can be mounted here: " + e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    private static void unmount(Path folder) {
        if (Files.exists(folder)) {
            try {
                Flavour.execute(List.of("umount", folder.toString()));
                Files.delete(folder);
            } catch (IOException e) {
                System.err.println(folder + " is still mounted: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        unmount(folder);
    }
}
