package dev.tenure.deploy.backup;

import dev.tenure.TenureException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that write and read dumps.
 *
 * @param dump    the one that writes them: {@code mysqldump} or {@code mariadb-dump}
 * @param client  the one that reads them: {@code mysql} or {@code mariadb}
 * @param mariaDb whose they are: each knows its own server best
 */
public record Programs(Path dump, Path client, boolean mariaDb) {

    private static final List<String> NAMES = List.of("mysqldump", "mysql");
    private static final List<String> NAMES_OF_MARIADB = List.of("mariadb-dump", "mariadb");

    /**
     * Those on the path.
     *
     * @param folder a folder to take them from instead
     * @throws TenureException TEN731 where one is not there
     */
    public static Programs find(boolean mariaDb, Optional<Path> folder, Map<String, String> environment) {
        List<String> names = mariaDb ? NAMES_OF_MARIADB : NAMES;
        List<Path> folders = folder.map(List::of).orElseGet(() -> Stream.of(
                        environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList());
        return new Programs(find(names.get(0), folders), find(names.get(1), folders), mariaDb);
    }

    private static Path find(String name, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TenureException(
                        "TEN731",
                        "The program " + name + ", which goes with this server, is not installed here.",
                        "Install the server's client programs, or name the folder that holds them with --programs."));
    }
}
