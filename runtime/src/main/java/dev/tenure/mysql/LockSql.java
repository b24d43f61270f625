package dev.tenure.mysql;

import dev.tenure.Digests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The server's named locks, which it frees by itself when the session that holds one ends. */
public final class LockSql {

    private static final int NAME_LENGTH = 64;
    private static final String PREFIX = "tenure:";

    private LockSql() {}

    /** The name of the lock of a database: named locks belong to the server, and are compared without case. */
    public static String name(String database) {
        String plain = PREFIX + database.toLowerCase(Locale.ROOT);
        return plain.length() <= NAME_LENGTH ? plain : PREFIX + Digests.sha256(plain).substring(0, 40);
    }

    /**
     * Takes the lock, waiting for at most {@code seconds}.
     *
     * @return whether it was had; empty where the server has no such locks to give
     */
    public static Optional<Boolean> take(Connection connection, String name, int seconds) throws SQLException {
        return Jdbc.value(connection, "SELECT GET_LOCK(?, ?)", name, seconds).map("1"::equals);
    }

    public static void release(Connection connection, String name) throws SQLException {
        Jdbc.value(connection, "SELECT RELEASE_LOCK(?)", name);
    }

    /** Whether this very session holds the lock: behind a proxy, another one may have been asked for it. */
    public static boolean isMine(Connection connection, String name) throws SQLException {
        return Jdbc.value(connection, "SELECT " + isMine(name)).filter("1"::equals).isPresent();
    }

    static String isMine(String name) {
        return "IS_USED_LOCK(" + Identifiers.literal(name) + ") = CONNECTION_ID()";
    }

    /** Who holds the lock, as far as this account may see other sessions. */
    public static Optional<String> holder(Connection connection, String name) throws SQLException {
        Optional<String> id = Jdbc.value(connection, "SELECT IS_USED_LOCK(?)", name);
        return id.isEmpty() ? Optional.empty() : Optional.of(Sessions.describe(connection, Long.parseLong(id.get())));
    }
}
