package dev.tenure.testkit;

import java.util.Optional;

/** The server that the environment names: a JDBC URL with {@code user} and {@code password} as parameters. */
final class GivenServer {

    static final String VARIABLE = "TENURE_TEST_URL";

    private GivenServer() {}

    static Optional<Account> find() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(url -> !url.isBlank())
                .map(url -> Account.of(url, VARIABLE));
    }
}
