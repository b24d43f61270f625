package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Effect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Connections on which one statement is made to wait on the server, by another session that reads or writes its table,
 * and is interrupted while it waits.
 */
final class Interruption implements Connections {

    /** How it ends. */
    enum Manner {

        /** The client is gone; the server goes on with what it was told, once it can. */
        CLIENT_GONE,

        /** The server ends the session, and with it the statement. */
        SESSION_KILLED
    }

    private static final String WAITS_ON_MYSQL = "SELECT (SELECT COUNT(*) FROM performance_schema.processlist"
            + " WHERE ID = ? AND STATE LIKE 'Waiting for table metadata lock%')"
            + " + (SELECT COUNT(*) FROM performance_schema.data_locks JOIN performance_schema.threads USING (THREAD_ID)"
            + " WHERE PROCESSLIST_ID = ? AND LOCK_STATUS = 'WAITING')";

    // nothing there tells of row locks without a cache that polling keeps from being refreshed
    private static final String WAITS_ON_MARIADB = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = ?"
            + " AND INFO IS NOT NULL AND (STATE LIKE 'Waiting for table metadata lock%' OR TIME_MS > 50)";

    private final Connections real;
    private final Script.Statement statement;
    private final Manner manner;
    private CompletableFuture<Void> interrupting;

    Interruption(Connections real, Script.Statement statement, Manner manner) {
        this.real = real;
        this.statement = statement;
        this.manner = manner;
    }

    /** What makes a table waits for none, and a setting neither. */
    static boolean canWait(Script.Statement statement) {
        return !(statement.effect() instanceof Effect.CreateTable)
                && !(statement.effect() instanceof Effect.ForeignKeyChecks);
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = real.open();
        return proxy(Connection.class, connection, (name, arguments, result) ->
                name.equals("createStatement") ? watched((Statement) result, connection) : result);
    }

    private Statement watched(Statement watched, Connection connection) {
        return (Statement) Proxy.newProxyInstance(
                Interruption.class.getClassLoader(), new Class<?>[] {Statement.class}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute") && arguments != null
                            && statement.sql().equals(arguments[0]) && interrupting == null) {
                        interrupt(connection);
                    }
                    try {
                        return method.invoke(watched, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private interface After {
        Object of(String method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                Interruption.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.of(method.getName(), arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Takes what the statement needs, and has it interrupted as soon as it waits for that. */
    private void interrupt(Connection victim) throws SQLException {
        long id = number(victim, "SELECT CONNECTION_ID()");
        Connection holder = real.open();
        holder.setAutoCommit(false);
        // a trigger's statement does not name its table
        String table = statement.effect().subject().orElse("notes");
        try (Statement holding = holder.createStatement()) {
            boolean rows = statement.effect() instanceof Effect.Rows;
            holding.executeQuery("SELECT * FROM `" + table + "`" + (rows ? " FOR UPDATE" : "")).close();
        }
        interrupting = CompletableFuture.runAsync(() -> {
            try (Connection holds = holder; Connection watch = real.open()) {
                awaitWaiting(watch, id);
                if (manner == Manner.CLIENT_GONE) {
                    victim.abort(Runnable::run);
                } else {
                    try (Statement kill = watch.createStatement()) {
                        kill.execute("KILL " + id);
                    }
                }
                holds.rollback();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitWaiting(Connection watch, long id) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(18));
        String count = isMariaDb(watch) ? WAITS_ON_MARIADB : WAITS_ON_MYSQL;
        while (number(watch, count.replace("?", String.valueOf(id))) == 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("It does not wait: " + statement.sql());
            }
            Thread.sleep(5);
        }
    }

    private static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement asked = connection.createStatement(); ResultSet row = asked.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until nothing of it is left. */
    void end() {
        interrupting.join();
    }
}
