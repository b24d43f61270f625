package dev.tenure.deploy.backup;

import dev.tenure.deploy.OwnersAlone;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that tells a program whom to ask and as whom: only its owner can read it, and it is gone when it is closed. */
final class OptionFile implements AutoCloseable {

    private static final Map<String, List<String>> TLS_OF_MARIADB = Map.of(
            "DISABLED", List.of("skip-ssl"),
            "PREFERRED", List.of("disable-ssl-verify-server-cert"),
            "REQUIRED", List.of("ssl", "disable-ssl-verify-server-cert"),
            "VERIFY_CA", List.of("ssl", "ssl-verify-server-cert"),
            "VERIFY_IDENTITY", List.of("ssl", "ssl-verify-server-cert"));

    private static final String PREFIX = "tenure-";
    private static final String ENDING = ".cnf";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+\\" + ENDING);

    private final Path file;

    private OptionFile(Path file) {
        this.file = file;
    }

    static OptionFile of(Access access, boolean mariaDb) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "[client]",
                "host=" + quoted(access.host()),
                "port=" + access.port(),
                "protocol=tcp",
                "user=" + quoted(access.user()),
                "password=" + quoted(access.password())));
        if (mariaDb) {
            lines.addAll(TLS_OF_MARIADB.getOrDefault(access.tls().orElse("PREFERRED"), List.of()));
        } else {
            access.tls().ifPresent(mode -> lines.add("ssl-mode=" + mode));
        }
        access.authority().ifPresent(pem -> lines.add("ssl-ca=" + quoted(pem.toString())));
        Path file = Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", ENDING, OwnersAlone.FILE);
        removeLeft(file.getParent());
        return new OptionFile(Files.write(file, lines));
    }

    /** Those of processes that were killed: such a file holds a password. */
    private static void removeLeft(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (FileSystemException others) {
            // somebody else's process left it
        }
    }

    /**
     * The programs take quotes off the ends, and backslashes as the beginning of something; a quote within ends the text
     * for them when it comes to comments.
     */
    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }

    /** It has to be the first argument. */
    String argument() {
        return "--defaults-file=" + file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
