package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Sessions;
import dev.tenure.mysql.TableLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who keeps a statement waiting, and what is said when it gives up. */
final class Blocking {

    private Blocking() {}

    static List<String> sessions(Connection connection, Plan.Planned planned) throws SQLException {
        List<String> tables = planned.locks().stream().map(TableLock::table).toList();
        return Sessions.blocking(connection, tables);
    }

    static TenureException gaveUp(String doing, int attempts, List<String> blockers, SQLException cause) {
        boolean known = !blockers.isEmpty();
        return new TenureException(
                "TEN411",
                "The locks for " + doing + " could not be had in " + attempts + " tries"
                        + (known ? ": in the way is " + String.join(", ", blockers) : "") + ".",
                (known
                                ? "Let that session end its transaction, or end it,"
                                : "Find the session with the long transaction (this account may not see it),")
                        + " and run this again: it goes on at this statement.",
                cause);
    }
}
