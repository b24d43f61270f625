package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The one row that stands for the lock where the server has no named locks: whoever's it is renews it, by the server's
 * clock. It is taken over when it has run out and the session that took it is gone too, since a statement of a process
 * that died may still be running.
 */
public final class LeaseSql {

    /**
     * The lease as it stands.
     *
     * @param holder  what its holder calls itself
     * @param session who that is, for people
     * @param free    whether it may be taken
     */
    public record Lease(String holder, String session, boolean free) {}

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS tenure_lease (
              id TINYINT UNSIGNED NOT NULL,
              holder VARCHAR(64) NOT NULL,
              session VARCHAR(255) NOT NULL,
              connection_id BIGINT UNSIGNED NOT NULL,
              host VARCHAR(255) NOT NULL,
              expires_at DATETIME(6) NOT NULL,
              PRIMARY KEY (id)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Tenure: who migrates'""";

    private static final String READ = """
            SELECT l.holder, l.session, l.holder = '' OR l.expires_at < UTC_TIMESTAMP(6) AND NOT EXISTS (
              SELECT 1 FROM information_schema.PROCESSLIST p
              WHERE p.ID = l.connection_id AND CONVERT(p.HOST USING utf8mb4) = l.host)
            FROM tenure_lease l""";

    private static final String TAKE = """
            UPDATE tenure_lease SET holder = ?, session = ?, connection_id = CONNECTION_ID(),
              host = COALESCE((SELECT HOST FROM information_schema.PROCESSLIST WHERE ID = CONNECTION_ID()), ''),
              expires_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND
            WHERE holder = ?""";

    private static final String RENEW = """
            UPDATE tenure_lease SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND
            WHERE holder = ? AND expires_at > UTC_TIMESTAMP(6)""";

    private LeaseSql() {}

    public static void create(Connection connection) throws SQLException {
        JournalSql.execute(connection, CREATE);
        Jdbc.update(connection, "INSERT IGNORE INTO tenure_lease VALUES (1, '', '', 0, '', '1970-01-01')");
    }

    /** Whose the lease is. */
    public static Lease read(Connection connection) throws SQLException {
        return Jdbc.one(connection, READ, row -> new Lease(row.getString(1), row.getString(2), row.getBoolean(3)))
                .orElseThrow();
    }

    /** Takes the lease over from {@code previous}, unless another did so first. */
    public static boolean take(Connection connection, String holder, Lease previous, int seconds) throws SQLException {
        String session = Sessions.self(connection);
        return Jdbc.update(connection, TAKE, holder, session, seconds, previous.holder()) == 1;
    }

    /** Holds the lease for {@code seconds} more; false where it has run out, and so may be another's. */
    public static boolean renew(Connection connection, String holder, int seconds) throws SQLException {
        return Jdbc.update(connection, RENEW, seconds, holder) == 1;
    }

    public static void release(Connection connection, String holder) throws SQLException {
        Jdbc.update(connection, "UPDATE tenure_lease SET holder = '' WHERE holder = ?", holder);
    }

    /** Who holds the lease now; empty where nobody does or it was never needed. */
    public static Optional<String> holder(Connection connection) throws SQLException {
        boolean needed = !TableFacts.existing(connection, List.of(JournalSql.LEASE)).isEmpty();
        Optional<Lease> lease = needed ? Optional.of(read(connection)) : Optional.empty();
        return lease.filter(taken -> !taken.free()).map(Lease::session);
    }
}
