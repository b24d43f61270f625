package dev.tenure.cli;

import dev.tenure.TenureException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why no MySQL server was reached: the driver's words for it, in plain ones. */
final class Unreachable {

    private static final String CODE = "TEN607";
    private static final String ADDRESS = "See that host and port are those of a MySQL server.";

    /** @param what goes between "The server at … " and the full stop */
    private record Reason(Predicate<Throwable> sign, String what, String remedy) {}

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    UnknownHostException.class::isInstance,
                    "has a host name that nobody knows",
                    "See that it is spelled right and that this machine can look names up."),
            new Reason(
                    ConnectException.class::isInstance,
                    "does not answer: nothing listens there",
                    "See that the server runs and that host and port are right."),
            new Reason(
                    SocketTimeoutException.class::isInstance,
                    "does not greet as MySQL does, however long one waits",
                    ADDRESS + " If they are, it is overloaded."),
            new Reason(
                    EOFException.class::isInstance,
                    "hangs up without the greeting of MySQL",
                    ADDRESS + " If they are, it refuses this machine, or is just going down."),
            new Reason(
                    // what other protocols begin with, read as the length of a packet
                    cause -> cause.getClass().getSimpleName().equals("PacketTooBigException"),
                    "speaks another protocol than MySQL",
                    ADDRESS),
            new Reason(
                    says("Public Key Retrieval is not allowed"),
                    "wants the password over a connection that is not encrypted",
                    "Add sslMode=REQUIRED to the URL, or allowPublicKeyRetrieval=true where nobody else is on"
                            + " the network."),
            new Reason(
                    says("unable to find valid certification path"),
                    "shows a certificate that no known authority has signed",
                    "Name the authority's certificate with --tls-ca."),
            new Reason(
                    says("Path does not chain with any of the trust anchors"),
                    "shows a certificate that another authority has signed",
                    "See that it is the right server, and that --tls-ca names the authority of its certificate."),
            new Reason(
                    says("Server identity verification failed"),
                    "shows the certificate of another host",
                    "See that it is the right server; name it as its certificate does, or say sslMode=VERIFY_CA where"
                            + " its certificate names no host."),
            new Reason(
                    says("SSL Connection required"),
                    "offers no encrypted connections",
                    "Give the server a certificate, or let sslMode=REQUIRED out of the URL."));

    private Unreachable() {}

    static TenureException explain(SQLException failure, String address) {
        return REASONS.stream()
                .filter(reason -> causes(failure).anyMatch(reason.sign()))
                .findFirst()
                .map(reason -> new TenureException(
                        CODE, "The server at " + address + " " + reason.what() + ".", reason.remedy(), failure))
                .orElseGet(() -> new TenureException(
                        CODE,
                        "The server at " + address + " is not to be connected to: " + driversWords(failure) + ".",
                        "See that host, port and the options of the URL are right.",
                        failure));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Predicate<Throwable> says(String words) {
        return cause -> String.valueOf(cause.getMessage()).contains(words);
    }

    /** The innermost message of the driver itself: outer ones repeat it, inner ones speak of Java. */
    private static String driversWords(SQLException failure) {
        String text = causes(failure)
                .filter(cause -> cause instanceof SQLException || cause.getClass().getName().startsWith("com.mysql."))
                .reduce((outer, inner) -> inner)
                .flatMap(cause -> String.valueOf(cause.getMessage()).lines().findFirst())
                .orElse("")
                .strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
