package dev.tenure.deploy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file that tells a program whom to ask and as whom: only its owner can read it, and it is gone when it is closed. */
final class OptionFile implements AutoCloseable {

    private static final Map<String, List<String>> TLS_OF_MARIADB = Map.of(
            "DISABLED", List.of("skip-ssl"),
            "PREFERRED", List.of("disable-ssl-verify-server-cert"),
            "REQUIRED", List.of("ssl", "disable-ssl-verify-server-cert"),
            "VERIFY_CA", List.of("ssl", "ssl-verify-server-cert"),
            "VERIFY_IDENTITY", List.of("ssl", "ssl-verify-server-cert"));

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
        Path file = Files.createTempFile("tenure", ".cnf",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new OptionFile(Files.write(file, lines));
    }

    /** The programs take quotes off the ends, and backslashes as the beginning of something. */
    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\"";
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
