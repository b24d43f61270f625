package dev.tenure.deploy.backup;

import dev.tenure.TenureException;
import dev.tenure.mysql.Grants;
import dev.tenure.mysql.Privilege;
import dev.tenure.mysql.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an account has to be allowed for a backup. What it may not see, servers leave out without a word, and the backup
 * would be proved to hold all that the account sees.
 */
final class BackupPrivileges {

    private static final List<Privilege> TO_TAKE =
            List.of(Privilege.SELECT, Privilege.SHOW_VIEW, Privilege.TRIGGER, Privilege.EVENT);

    private static final List<Privilege> TO_RESTORE = List.of(
            Privilege.SELECT, Privilege.INSERT, Privilege.CREATE, Privilege.DROP, Privilege.ALTER, Privilege.REFERENCES,
            Privilege.LOCK_TABLES, Privilege.TRIGGER, Privilege.CREATE_VIEW, Privilege.SHOW_VIEW,
            Privilege.CREATE_ROUTINE, Privilege.ALTER_ROUTINE, Privilege.EVENT);

    /** From here on MariaDB has a privilege of its own for the texts of routines. */
    private static final Server ROUTINES_BY_GRANT = new Server(Server.Flavour.MARIADB, 11, 3, 0);

    private BackupPrivileges() {}

    /** @throws TenureException TEN739 */
    static void requireToTake(Connection connection, String database) throws SQLException {
        require(connection, database, TO_TAKE, "Nothing was done: what an account may not see is not in its backup.");
    }

    /** @throws TenureException TEN739 */
    static void requireToRestore(Connection connection, String database) throws SQLException {
        require(connection, database, TO_RESTORE, "Nothing was done.");
    }

    private static void require(Connection connection, String database, List<Privilege> needed, String done)
            throws SQLException {
        Grants grants = Grants.read(connection);
        List<String> missing = new ArrayList<>(needed.stream()
                .filter(privilege -> !grants.allow(privilege, database, "*"))
                .map(Privilege::sql)
                .toList());
        Server server = Server.of(connection);
        if (!seesRoutines(grants, server, database)) {
            missing.add(server.isMariaDb() ? Privilege.SHOW_CREATE_ROUTINE.sql() : Privilege.SHOW_ROUTINE.sql());
        }
        if (!missing.isEmpty()) {
            throw new TenureException(
                    "TEN739",
                    "The account lacks " + missing.stream().collect(Collectors.joining(", ")) + " on " + database + ".",
                    done + " Have it granted; docs/access.md has all that it takes.");
        }
    }

    private static boolean seesRoutines(Grants grants, Server server, String database) {
        if (!server.isMariaDb()) {
            return grants.allow(Privilege.SHOW_ROUTINE) || grants.allow(Privilege.SELECT);
        }
        boolean byGrant = server.atLeast(
                ROUTINES_BY_GRANT.major(), ROUTINES_BY_GRANT.minor(), ROUTINES_BY_GRANT.patch());
        return byGrant && grants.allow(Privilege.SHOW_CREATE_ROUTINE, database, "*")
                || grants.allow(Privilege.SELECT, "mysql", "proc");
    }
}
