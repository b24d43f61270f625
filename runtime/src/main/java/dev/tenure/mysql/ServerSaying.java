package dev.tenure.mysql;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The plain words for something that a server or the driver said.
 *
 * @param code   our code
 * @param what   what is wrong, with the names in it
 * @param remedy what to do
 */
record ServerSaying(String code, String what, String remedy) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final ServerSaying UNREACHABLE = new ServerSaying(
            "TEN501",
            "No server answers at that address.",
            "See that the server runs, that host and port are right, and that nothing between you and it stops you.");

    private static final ServerSaying UNKNOWN_HOST = new ServerSaying(
            "TEN501",
            "The host name is not known.",
            "Correct the host in the URL, or see to the name service.");

    private static final ServerSaying LOST = new ServerSaying(
            "TEN502",
            "The connection to the server was lost: it went down, ended the session, or the network failed.",
            "See that the server runs, and do the same again. What was cut short is looked into first.");

    private static final String STATE_NOT_CONNECTED = "08001";

    /** The first fact about the error's number that fits its text; the driver's own failures have no number. */
    static ServerSaying of(SQLException failure, String said) {
        List<ServerFact> facts = ServerFact.ALL.stream()
                .filter(fact -> fact.numbers().contains(failure.getErrorCode()))
                .toList();
        for (ServerFact fact : facts) {
            Matcher words = fact.says().matcher(said);
            if (words.find()) {
                return new ServerSaying(fact.code(), fill(fact.what(), words), fill(fact.remedy(), words));
            }
        }
        return connection(failure, said).orElseGet(() -> new ServerSaying(
                "TEN500",
                "The server refused: " + sentence(said),
                "Do what it says; look its number up in the server's manual if that is not clear."));
    }

    private static Optional<ServerSaying> connection(SQLException failure, String said) {
        if (!ServerErrors.isConnectionLost(failure)) {
            return Optional.empty();
        }
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(UnknownHostException.class::isInstance)) {
            return Optional.of(UNKNOWN_HOST);
        }
        if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
            return Optional.of(UNREACHABLE);
        }
        return Optional.of(STATE_NOT_CONNECTED.equals(failure.getSQLState()) ? notConnected(said) : LOST);
    }

    private static ServerSaying notConnected(String said) {
        return new ServerSaying(
                "TEN508",
                "The connection could not be made: " + sentence(said),
                "See that a MySQL or MariaDB server listens there, and to the TLS and key settings in the URL.");
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
    }

    /** {@code {name}} becomes what the group of that name found. */
    private static String fill(String text, Matcher words) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                Optional.ofNullable(words.group(found.group(1))).orElse("?").replace("`", "")));
    }

    /** The first line, with one full stop at its end. */
    private static String sentence(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
