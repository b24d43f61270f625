package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What says of a scratch database whose it is: a table in it says who made it, and a named lock of the server that its
 * maker holds says that he lives. Such locks are of one server, so that another one of a cluster knows nothing of them.
 *
 * @param maker  the process, and the host that it runs on
 * @param made   when, by the clock of that host, in UTC
 * @param server the server's own name for itself
 */
public record ScratchMark(String maker, String made, String server) {

    /** The table that holds it. */
    static final String TABLE = "tenure_scratch_mark";

    /** What {@link #newName} makes, and nobody else by chance. */
    private static final Pattern NAME = Pattern.compile(Pattern.quote(ScratchSql.PREFIX) + "\\d{8}_\\d{6}_[0-9a-f]{4}");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private static final String IN_USE = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = ?";

    private static final List<String> SERVER_NAMES = List.of("server_uuid", "server_uid");

    /** A name for one that is made now. */
    public static String newName(int random) {
        return ScratchSql.PREFIX + MOMENT.format(LocalDateTime.now(ZoneOffset.UTC))
                + String.format(Locale.ROOT, "_%04x", random & 0xffff);
    }

    /** That of a database that this process makes now. */
    public static ScratchMark now(Connection server, String maker) throws SQLException {
        return new ScratchMark(maker, MADE.format(LocalDateTime.now(ZoneOffset.UTC)), serverName(server));
    }

    private static String serverName(Connection server) throws SQLException {
        ServerVariables variables = ServerVariables.read(server);
        return SERVER_NAMES.stream()
                .flatMap(name -> variables.value(name).stream())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(variables.value("hostname").orElse("") + ":" + variables.value("port").orElse(""));
    }

    /** Says of a scratch database that its maker lives, for as long as the session does. */
    public static boolean hold(Connection session, String database) throws SQLException {
        return LockSql.take(session, lock(database), 0).orElse(false);
    }

    private static void letGo(Connection session, String database) throws SQLException {
        LockSql.release(session, lock(database));
    }

    // the lock of its migrations bears its name
    private static String lock(String database) {
        return LockSql.name("scratch:" + database);
    }

    /** Marks a database. */
    public void write(Connection server, String database) throws SQLException {
        JournalSql.execute(server, "CREATE TABLE " + in(database)
                + " (maker VARCHAR(300) NOT NULL, made VARCHAR(30) NOT NULL, server VARCHAR(300) NOT NULL,"
                + " PRIMARY KEY (made)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
        Jdbc.update(server, "INSERT INTO " + in(database) + " (maker, made, server) VALUES (?, ?, ?)",
                maker, made, server());
    }

    private static Optional<ScratchMark> read(Connection server, String database) throws SQLException {
        return Jdbc.one(server, "SELECT maker, made, server FROM " + in(database),
                row -> new ScratchMark(row.getString(1), row.getString(2), row.getString(3)));
    }

    private static String in(String database) {
        return Identifiers.quote(database) + "." + Identifiers.quote(TABLE);
    }

    /** Drops those whose makers are dead, and says so in a sentence each. Whatever is in doubt stays. */
    public static List<String> sweep(Connection server) throws SQLException {
        List<String> candidates =
                ScratchSql.existing(server).stream().filter(name -> NAME.matcher(name).matches()).toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        String here = serverName(server);
        return candidates.stream().flatMap(name -> swept(server, here, name).stream()).toList();
    }

    private static Optional<String> swept(Connection server, String here, String database) {
        try {
            if (!hold(server, database)) {
                return Optional.empty();
            }
            try {
                Optional<ScratchMark> mark = read(server, database).filter(found -> found.server().equals(here));
                if (mark.isEmpty() || !Jdbc.value(server, IN_USE, database).equals(Optional.of("0"))) {
                    return Optional.empty();
                }
                ScratchSql.drop(server, database);
                return mark.map(found -> "Dropped the scratch database " + database + ", which " + found.maker()
                        + " made at " + found.made() + " and left behind.");
            } finally {
                letGo(server, database);
            }
        } catch (SQLException notOurs) {
            // not marked, just gone, or not for this account to drop
            return Optional.empty();
        }
    }
}
