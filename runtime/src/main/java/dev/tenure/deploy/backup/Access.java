package dev.tenure.deploy.backup;

import dev.tenure.TenureException;
import dev.tenure.mysql.JdbcUrl;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a program other than a JDBC driver gets at a server.
 *
 * @param tls       what the URL says by {@code sslMode}, in upper case; empty where it says nothing
 * @param authority a PEM file with whose signature on the server's certificate is believed
 */
public record Access(
        String host, int port, String user, String password, Optional<String> tls, Optional<Path> authority) {

    private static final Pattern ONE_HOST = Pattern.compile("(\\[[^]]+]|[^:,()@\\[\\]]+)(?::(\\d+))?");
    private static final int DEFAULT_PORT = 3306;

    /** @throws TenureException TEN730 where the URL names several hosts */
    public static Access of(JdbcUrl url, String user, String password) {
        Matcher host = ONE_HOST.matcher(url.authority());
        if (!host.matches()) {
            throw new TenureException(
                    "TEN730",
                    "The URL of " + url.label() + " does not name one host and port, and backups are of one server.",
                    "Name the server that the backup is to be taken from as jdbc:mysql://HOST:PORT/DATABASE.");
        }
        return new Access(
                host.group(1).replaceAll("[\\[\\]]", ""),
                host.group(2) == null ? DEFAULT_PORT : Integer.parseInt(host.group(2)),
                user,
                password,
                url.parameter("sslMode").map(mode -> mode.toUpperCase(Locale.ROOT)),
                Optional.empty());
    }

    public Access withAuthority(Optional<Path> pem) {
        return new Access(host, port, user, password, tls, pem);
    }

    /** Safe to print. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
