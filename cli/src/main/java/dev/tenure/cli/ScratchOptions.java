package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.mysql.JdbcUrl;
import java.util.Optional;
import picocli.CommandLine.Option;

/** On which server, and as whom, scratch databases are made. */
final class ScratchOptions {

    private static final String PASSWORD = "TENURE_SCRATCH_PASSWORD";

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description = "Another server for the scratch database: jdbc:mysql://HOST:PORT/?user=NAME, its password in"
                    + " TENURE_SCRATCH_PASSWORD. By default it is made beside the database itself, by the same account.")
    private Optional<String> url = Optional.empty();

    /** Whether they are made on the database's own server. */
    boolean isBeside() {
        return url.isEmpty();
    }

    /** Has answered already. */
    Database find(Database beside, Surroundings surroundings) {
        if (url.isEmpty()) {
            return beside;
        }
        JdbcUrl given = JdbcUrl.parse(url.get());
        if (given.holdsSecret()) {
            throw new TenureException(
                    "TEN604",
                    "The URL of " + given.label() + " holds a password.",
                    "Take it out of the URL, and set " + PASSWORD + ".");
        }
        String account = given.parameter("user").orElseThrow(() -> new TenureException(
                "TEN603", "No account is named for " + given.label() + ".", "Add it to the URL as ?user=NAME."));
        String password = Optional.ofNullable(surroundings.environment().get(PASSWORD))
                .orElseThrow(() -> new TenureException(
                        "TEN605",
                        "There is no password for " + account + " at " + given.label() + ".",
                        "Set " + PASSWORD + ", empty for no password."));
        Database server = beside.another(given.without("user"), account, password);
        server.server();
        return server;
    }
}
