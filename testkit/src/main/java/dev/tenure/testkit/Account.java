package dev.tenure.testkit;

import dev.tenure.mysql.JdbcUrl;

/**
 * A server and who may do everything there.
 *
 * @param url    without database, user and password
 * @param origin where the server comes from, in words
 */
record Account(JdbcUrl url, String user, String password, String origin) {

    /** Takes user and password out of a URL. */
    static Account of(String text, String origin) {
        JdbcUrl url = JdbcUrl.parse(text);
        return new Account(
                // a server without certificates of its own hands its key out for passwords sent in the open
                url.without("user").without("password").withDatabase("")
                        .withDefault("sslMode", "DISABLED")
                        .withDefault("allowPublicKeyRetrieval", "true"),
                url.parameter("user").orElse("root"),
                url.parameter("password").orElse(""),
                origin);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
