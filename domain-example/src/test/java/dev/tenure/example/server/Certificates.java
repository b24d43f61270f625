package dev.tenure.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Certificates for a server that is called {@code localhost}: {@code ca.pem} signed them, {@code other.pem} did not. */
final class Certificates {

    private static final String DAYS = "2";

    private Certificates() {}

    static void make(Path folder) {
        try {
            authority(folder, "ca");
            authority(folder, "other");
            openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
                    "-keyout", folder.resolve("server.key"), "-out", folder.resolve("server.csr"));
            Path names = Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost\n");
            openssl("x509", "-req", "-in", folder.resolve("server.csr"), "-CA", folder.resolve("ca.pem"),
                    "-CAkey", folder.resolve("ca.key"), "-set_serial", "2", "-days", DAYS,
                    "-extfile", names, "-out", folder.resolve("server.pem"));
            Flavour.shared().handOver(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void authority(Path folder, String name) throws IOException {
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", DAYS, "-subj", "/CN=" + name,
                "-keyout", folder.resolve(name + ".key"), "-out", folder.resolve(name + ".pem"));
    }

    private static void openssl(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Flavour.execute(command);
    }
}
