package dev.tenure.mysql;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain words for something that a server or the driver said.
 *
 * @param code   our code
 * @param what   what is wrong, with the names in it
 * @param remedy what to do
 */
record ServerSaying(String code, String what, String remedy) {

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

    private static final ServerSaying NO_SUCH_PROTOCOL = new ServerSaying(
            "TEN508",
            "The connection could not be made: {0}.",
            "See that a MySQL or MariaDB server listens there, and to the TLS and key settings in the URL.");

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
        if (causes.stream().anyMatch(java.net.ConnectException.class::isInstance)) {
            return Optional.of(UNREACHABLE);
        }
        return Optional.of(STATE_NOT_CONNECTED.equals(failure.getSQLState())
                ? new ServerSaying(
                        NO_SUCH_PROTOCOL.code, NO_SUCH_PROTOCOL.what.replace("{0}", firstLine(said)), NO_SUCH_PROTOCOL.remedy)
                : LOST);
    }

    private static List<Throwable> causes(Throwable failure) {
        return java.util.stream.Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
    }

    /** {@code {name}} becomes what the group of that name found, without the database in front. */
    private static String fill(String text, Matcher words) {
        Matcher place = Pattern.compile("\\{(\\w+)}").matcher(text);
        return place.replaceAll(found -> Matcher.quoteReplacement(
                Optional.ofNullable(words.group(found.group(1))).orElse("?").replace("`", "")));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String sentence(String text) {
        return firstLine(text) + ".";
    }
}
