package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.mysql.JdbcUrl;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database, and as whom. */
final class ConnectionOptions {

    @Option(
            names = "--url",
            order = Verb.LAST,
            paramLabel = "URL",
            description = "The database: jdbc:mysql://HOST:PORT/DATABASE, without a password. Set also by TENURE_URL.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--user",
            order = Verb.LAST,
            paramLabel = "NAME",
            description = "The account. Set also by TENURE_USER, or in the URL as ?user=NAME.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            order = Verb.LAST,
            paramLabel = "FILE",
            description = "A file that holds the password and that only its owner can read. Set also by"
                    + " TENURE_PASSWORD_FILE. Without it TENURE_PASSWORD is taken, or you are asked at the terminal.")
    private Optional<String> passwordFile = Optional.empty();

    @Option(
            names = "--tls-ca",
            order = Verb.LAST,
            paramLabel = "FILE",
            description = "A PEM file with the authority that signed the server's certificate. With it, sslMode is"
                    + " VERIFY_IDENTITY unless the URL says otherwise. Set also by TENURE_TLS_CA.")
    private Optional<String> authority = Optional.empty();

    // people will try it; what follows must not be repeated by the message about an unknown option
    @Option(names = {"--password", "-p"}, arity = "0..1", fallbackValue = "", hidden = true)
    private String password;

    /** The database that the settings lead to; nothing is connected yet. */
    Database find(Settings settings, Surroundings surroundings) {
        if (password != null) {
            throw new TenureException(
                    "TEN604",
                    "A password has no place on the command line, where everybody on the machine can read it.",
                    "Set " + Password.VARIABLE + ", or name a file with --password-file; change the password if it was"
                            + " real.");
        }
        JdbcUrl given = settings.get(Setting.URL, url).map(JdbcUrl::parse).orElseThrow(() -> new TenureException(
                "TEN602", "No database is named.", "Say --url jdbc:mysql://HOST:PORT/DATABASE, or set TENURE_URL."));
        if (given.holdsSecret()) {
            throw new TenureException(
                    "TEN604",
                    "The URL of " + given.label() + " holds a password.",
                    "Take it out of the URL; set " + Password.VARIABLE + ", or name a file with --password-file.");
        }
        if (given.database().isEmpty()) {
            throw new TenureException(
                    "TEN602",
                    "The URL of " + given.label() + " names no database.",
                    "Add it behind the slash: jdbc:mysql://HOST:PORT/DATABASE.");
        }
        String account = user.or(() -> given.parameter("user"))
                .or(() -> settings.get(Setting.USER, Optional.empty()))
                .orElseThrow(() -> new TenureException(
                        "TEN603", "No account is named for " + given.label() + ".", "Say --user, or set TENURE_USER."));
        String secret = Password.find(passwordFile, settings, surroundings, account + " at " + given.label());
        return new Database(given.without("user"), account, secret, settings.get(Setting.TLS_CA, authority)
                .map(file -> Authority.of(surroundings.resolve(file))));
    }
}
