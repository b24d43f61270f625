package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Other sessions of the server, and who of them is in the way. */
public final class Sessions {

    private static final String PROCESS =
            "SELECT ID, USER, HOST, COMMAND, TIME FROM information_schema.PROCESSLIST WHERE ID = ?";

    // a transaction that is open keeps the metadata locks of all tables that it touched
    private static final String OPEN_TRANSACTIONS =
            "SELECT trx_mysql_thread_id FROM information_schema.INNODB_TRX"
                    + " WHERE trx_mysql_thread_id NOT IN (0, CONNECTION_ID()) ORDER BY trx_started";

    // whoever works in another database names tables of this one rarely
    private static final String OPEN_TRANSACTIONS_HERE =
            "SELECT t.trx_mysql_thread_id FROM information_schema.INNODB_TRX t"
                    + " JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id"
                    + " WHERE t.trx_mysql_thread_id <> CONNECTION_ID() AND (p.DB IS NULL OR p.DB = DATABASE())"
                    + " ORDER BY t.trx_started";

    // the question itself holds one, so that there is none only where the server keeps no account of them
    private static final String ANY_METADATA_LOCK = "SELECT 1 FROM performance_schema.metadata_locks LIMIT 1";

    private static final String METADATA_LOCKS =
            "SELECT DISTINCT t.PROCESSLIST_ID FROM performance_schema.metadata_locks l"
                    + " JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID"
                    + " WHERE l.OBJECT_TYPE = 'TABLE' AND l.OBJECT_SCHEMA = DATABASE() AND l.LOCK_STATUS = 'GRANTED'"
                    + " AND t.PROCESSLIST_ID <> CONNECTION_ID() AND l.OBJECT_NAME IN (";

    private static final String METADATA_LOCKS_OF_PLUGIN =
            "SELECT DISTINCT THREAD_ID FROM information_schema.METADATA_LOCK_INFO"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND THREAD_ID <> CONNECTION_ID() AND TABLE_NAME IN (";

    private static final String TABLES_IN_USE =
            "SHOW OPEN TABLES WHERE `Database` = DATABASE() AND In_use > 0";

    // whoever locked a table by name needs no transaction; this account's own sessions from here are Tenure's
    private static final String AT_WORK_HERE =
            "SELECT p.ID FROM information_schema.PROCESSLIST p JOIN information_schema.PROCESSLIST me"
                    + " ON me.ID = CONNECTION_ID() WHERE p.DB = DATABASE() AND p.STATE NOT LIKE 'Waiting for table%'"
                    + " AND NOT (p.USER = me.USER AND SUBSTRING_INDEX(p.HOST, ':', 1) = SUBSTRING_INDEX(me.HOST, ':', 1))"
                    + " ORDER BY p.TIME DESC LIMIT 3";

    private static final String WAITING =
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE()"
                    + " AND USER = SUBSTRING_INDEX(USER(), '@', 1) AND STATE LIKE 'Waiting for table%'"
                    + " AND TIME > @@SESSION.lock_wait_timeout";

    private static final String TRANSACTIONS_BEGUN =
            "SELECT trx_mysql_thread_id, trx_started FROM information_schema.INNODB_TRX";

    /** Often enough to tell one long transaction from many short ones, whose beginnings are told in whole seconds. */
    private static final int LOOKS = 6;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    /** @param begun when its transaction began; empty where it has none, or nobody tells */
    private record Holder(long id, String begun) {}

    private Sessions() {}

    /** {@code session 42 (app@10.0.0.7:5123, Sleep for 12 s)}; only its number where this account may not see more. */
    public static String describe(Connection connection, long id) throws SQLException {
        return Jdbc.one(connection, PROCESS, Sessions::describe, id).orElse("session " + id);
    }

    /** This session: {@code session 42 (app@10.0.0.7:5123)}. */
    static String self(Connection connection) throws SQLException {
        long id = Long.parseLong(Jdbc.value(connection, "SELECT CONNECTION_ID()").orElseThrow());
        return Jdbc.one(connection, PROCESS, row -> who(row) + ")", id).orElse("session " + id);
    }

    /**
     * The sessions that keep others from locking {@code tables}, as far as the server and this account's privileges
     * tell. Where they do not tell whose locks are whose, those that may have locked a table by its name, or have an
     * open transaction.
     */
    public static List<String> blocking(Connection connection, Collection<String> tables) throws SQLException {
        Optional<List<Long>> known = known(connection, tables);
        if (known.isPresent() && !known.get().isEmpty()) {
            return describe(connection, known.get());
        }
        List<Long> likely = Collections.disjoint(inUse(connection), tables)
                ? List.of() : ask(connection, AT_WORK_HERE).orElse(List.of());
        if (!likely.isEmpty()) {
            return describe(connection, likely).stream().map(session -> "probably " + session).toList();
        }
        List<Long> open = tables.isEmpty() ? List.of() : orWithTransactions(connection, known);
        return describe(connection, open.isEmpty() ? ask(connection, OPEN_TRANSACTIONS).orElse(List.of()) : open);
    }

    /**
     * Who holds what this session just waited for in vain, where the statement does not tell which table that is:
     * {@code companies: session 42 (app@10.0.0.7:5123, Sleep for 12 s)}. Empty where nobody tells.
     */
    public static Optional<String> inTheWay(Connection connection) throws SQLException {
        List<String> tables = inUse(connection);
        String sessions = String.join(", ", blocking(connection, tables));
        return Stream.of(String.join(", ", tables), sessions).filter(text -> !text.isEmpty())
                .reduce((held, who) -> held + ": " + who);
    }

    private static List<String> inUse(Connection connection) throws SQLException {
        return Jdbc.list(connection, TABLES_IN_USE, row -> row.getString(2));
    }

    /**
     * The sessions that hold locks on {@code tables} and go on doing so; those with an open transaction in this
     * database only where the server does not tell whose locks are whose. Transactions that end within moments, as
     * those of any production, are in nobody's way.
     */
    public static List<String> holders(Connection connection, Collection<String> tables) throws SQLException {
        List<Holder> staying = holdersNow(connection, tables);
        try {
            for (int look = 1; look < LOOKS && !staying.isEmpty(); look++) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
                staying.retainAll(holdersNow(connection, tables));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return describe(connection, staying.stream().map(Holder::id).toList());
    }

    private static List<Holder> holdersNow(Connection connection, Collection<String> tables) {
        List<Long> ids = holding(connection, tables);
        if (ids.isEmpty()) {
            return new ArrayList<>();
        }
        Map<Long, String> begun = new HashMap<>();
        try {
            Jdbc.list(connection, TRANSACTIONS_BEGUN, row -> begun.put(row.getLong(1), row.getString(2)));
        } catch (SQLException notToBeHad) {
            // then a session counts that holds some lock whenever one looks
        }
        return new ArrayList<>(ids.stream().map(id -> new Holder(id, begun.getOrDefault(id, ""))).toList());
    }

    /**
     * Whether a session of this account has waited for a table of this database for longer than this session would.
     */
    public static boolean waitsTooLong(Connection connection) throws SQLException {
        return Jdbc.value(connection, WAITING).filter(count -> !count.equals("0")).isPresent();
    }

    private static List<Long> holding(Connection connection, Collection<String> tables) {
        if (tables.isEmpty()) {
            return List.of();
        }
        return orWithTransactions(connection, known(connection, tables));
    }

    /** Where the server does not tell whose locks are whose, those with an open transaction in this database. */
    private static List<Long> orWithTransactions(Connection connection, Optional<List<Long>> known) {
        return known.or(() -> ask(connection, OPEN_TRANSACTIONS_HERE)).orElse(List.of());
    }

    /** Empty where the server does not tell whose locks are whose. */
    private static Optional<List<Long>> known(Connection connection, Collection<String> tables) {
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        String list = Jdbc.marks(tables.size()) + ")";
        return ask(connection, ANY_METADATA_LOCK)
                .filter(any -> !any.isEmpty())
                .flatMap(any -> ask(connection, METADATA_LOCKS + list, tables.toArray()))
                .or(() -> ask(connection, METADATA_LOCKS_OF_PLUGIN + list, tables.toArray()));
    }

    /** Empty where the server lacks the view or the account the privilege: knowing who blocks is a courtesy. */
    private static Optional<List<Long>> ask(Connection connection, String sql, Object... parameters) {
        try {
            return Optional.of(Jdbc.list(connection, sql, row -> row.getLong(1), parameters));
        } catch (SQLException notToBeHad) {
            return Optional.empty();
        }
    }

    private static List<String> describe(Connection connection, List<Long> ids) throws SQLException {
        List<String> described = new ArrayList<>();
        for (long id : ids) {
            described.add(describe(connection, id));
        }
        return described;
    }

    private static String describe(ResultSet row) throws SQLException {
        return who(row) + ", " + row.getString(4) + " for " + row.getLong(5) + " s)";
    }

    private static String who(ResultSet row) throws SQLException {
        return "session " + row.getLong(1) + " (" + row.getString(2) + "@" + row.getString(3);
    }
}
