package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/** How transactions are to be. */
public final class Transactions {

    private Transactions() {}

    /**
     * Lets the transaction that is about to begin lock the rows that it reads and none of the gaps between them: others
     * go on to insert. The session's other transactions stay as they are.
     */
    public static void readCommitted(Connection connection) throws SQLException {
        JournalSql.execute(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
    }
}
