package dev.tenure.mysql;

import dev.tenure.TenureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What servers and drivers say, in plain words: what is wrong, where, and what to do. */
public final class ServerErrors {

    private static final Set<Integer> LOCK_CONFLICTS = Set.of(1205, 1213);
    private static final int DEADLOCK = 1213;
    private static final Set<Integer> CONNECTION_LOST = Set.of(1053, 1927, 2006, 2013, 4031);
    private static final int UNKNOWN_COLUMN = 1054;
    private static final int UNKNOWN_TABLE = 1146;
    private static final int SYNTAX = 1064;

    private static final int LOCK_NOT_HAD = 1205;

    /** MariaDB tells the cause of a broken foreign key only in a warning, and who refers to a table in its status. */
    private static final Map<Integer, Details> DETAILS = Map.of(
            1005, ServerErrors::warnings, 1215, ServerErrors::warnings, 1451, ServerErrors::lastForeignKeyError,
            LOCK_NOT_HAD, connection -> Sessions.inTheWay(connection).map(who -> "in the way: " + who).stream().toList());

    private interface Details {
        List<String> ask(Connection connection) throws SQLException;
    }

    private static final Pattern LAST_FOREIGN_KEY_ERROR =
            Pattern.compile("LATEST FOREIGN KEY ERROR\\R-+\\R(.*?)\\R-{4,}\\R", Pattern.DOTALL);

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)(password[0-9]*\\s*=\\s*)[^&\\s,;'\")]+"),
            Pattern.compile("(?i)(identified\\s+(?:with\\s+\\S+\\s+)?(?:by|as)\\s+(?:password\\s+)?')[^']*"),
            Pattern.compile("(//[^:/@\\s]*:)[^@\\s]+(?=@)"));

    private ServerErrors() {}

    /**
     * @param failure what was said
     * @param doing   what was being done, as it goes behind "while": {@code "creating the table orders"}
     * @return a TEN5xx that holds no secret, with {@code failure} as its cause
     */
    public static TenureException explain(SQLException failure, String doing) {
        return explain(failure, doing, said(failure));
    }

    /** The same, asking the server for what else it knows of the last failure on this connection. */
    public static TenureException explain(SQLException failure, String doing, Connection connection) {
        return explain(failure, doing, said(failure) + "\n" + details(failure, connection));
    }

    /** The same; who holds a lock that could not be had is asked on a connection of its own. */
    public static TenureException explain(SQLException failure, String doing, Connections connections) {
        if (failure.getErrorCode() == LOCK_NOT_HAD) {
            try (Connection connection = connections.open()) {
                return explain(failure, doing, connection);
            } catch (SQLException notToBeHad) {
                failure.addSuppressed(notToBeHad);
            }
        }
        return explain(failure, doing);
    }

    /** Whether the statement failed because another session held a lock, and may succeed when tried again. */
    public static boolean isLockConflict(SQLException failure) {
        return LOCK_CONFLICTS.contains(failure.getErrorCode());
    }

    /** Whether two sessions waited for each other, and the server ended the transaction of this one. */
    public static boolean isDeadlock(SQLException failure) {
        return failure.getErrorCode() == DEADLOCK;
    }

    /** Whether the connection is gone, so that nothing is known of what the server made of the statement. */
    public static boolean isConnectionLost(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return state.startsWith("08") || CONNECTION_LOST.contains(failure.getErrorCode());
    }

    public static boolean isUnknownColumn(SQLException failure) {
        return failure.getErrorCode() == UNKNOWN_COLUMN;
    }

    /** Whether the server does not know what a statement means, as older and other ones do not. */
    static boolean isUnreadable(SQLException failure) {
        return failure.getErrorCode() == SYNTAX;
    }

    public static boolean isUnknownTable(SQLException failure) {
        return failure.getErrorCode() == UNKNOWN_TABLE;
    }

    private static TenureException explain(SQLException failure, String doing, String said) {
        ServerSaying saying = ServerSaying.of(failure, said);
        String number = failure.getErrorCode() == 0 ? "" : ", error " + failure.getErrorCode();
        return new TenureException(
                saying.code(),
                saying.what() + " (While " + doing + number + ".)",
                saying.remedy(),
                failure);
    }

    private static String said(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        for (Pattern secret : SECRETS) {
            message = secret.matcher(message).replaceAll("$1***");
        }
        return message;
    }

    /** Empty where they are not to be had. */
    private static String details(SQLException failure, Connection connection) {
        try {
            Details details = DETAILS.getOrDefault(failure.getErrorCode(), none -> List.of());
            return String.join("\n", details.ask(connection));
        } catch (SQLException notToBeHad) {
            return "";
        }
    }

    private static List<String> warnings(Connection connection) throws SQLException {
        return Jdbc.list(connection, "SHOW WARNINGS", row -> row.getString(3));
    }

    /** The last one of the server, if it concerns this database. */
    private static List<String> lastForeignKeyError(Connection connection) throws SQLException {
        String database = Identifiers.quote(SessionSql.database(connection).orElse(""));
        return Jdbc.list(connection, "SHOW ENGINE INNODB STATUS", row -> row.getString(3)).stream()
                .map(LAST_FOREIGN_KEY_ERROR::matcher)
                .filter(Matcher::find)
                .map(last -> last.group(1))
                .filter(last -> last.contains(database))
                .toList();
    }
}
