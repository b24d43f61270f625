package dev.tenure.benchmark;

import dev.tenure.deploy.Databases;
import dev.tenure.mysql.Connections;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All that somebody has servers do over JDBC, noted down while it is done: so that just that can be done once more, by
 * nobody but a loop.
 */
final class Recording {

    /** One thing that was asked of a connection. */
    private interface Act {
        void on(Replay replay) throws SQLException;
    }

    private record Step(String sql, Act act) {}

    /** The connections that are open while a recording is done once more. */
    private static final class Replay {
        private final Databases server;
        private final UnaryOperator<String> names;
        private final Map<Integer, Connection> connections = new HashMap<>();
        private final Map<Integer, Savepoint> savepoints = new HashMap<>();

        private Replay(Databases server, UnaryOperator<String> names) {
            this.server = server;
            this.names = names;
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private final Databases server;
    private int opened;

    Recording(Databases server) {
        this.server = server;
    }

    /** The databases, with everybody watched who comes in. */
    Databases watched() {
        return database -> (Connections) () -> open(database);
    }

    /** How many statements there were. */
    long statements() {
        return steps.stream().filter(step -> !step.sql().isEmpty()).count();
    }

    /**
     * Does it once more.
     *
     * @param wanted which statements
     * @param names  what becomes of the names of databases in texts, and in the values that are given to them
     */
    void replay(Predicate<String> wanted, UnaryOperator<String> names) throws SQLException {
        Replay replay = new Replay(server, names);
        for (Step step : steps) {
            if (step.sql().isEmpty() || wanted.test(step.sql())) {
                step.act().on(replay);
            }
        }
    }

    private Connection open(String database) throws SQLException {
        int number = opened++;
        steps.add(new Step("", replay -> replay.connections.put(
                number, replay.server.named(replay.names.apply(database)).open())));
        Connection connection = server.named(database).open();
        return proxy(Connection.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "close" -> note(replay -> replay.connections.remove(number).close());
                case "commit" -> note(replay -> replay.connections.get(number).commit());
                case "setAutoCommit" -> note(replay ->
                        replay.connections.get(number).setAutoCommit((Boolean) arguments[0]));
                case "rollback" -> rolledBack(number, arguments);
                default -> { }
            }
            Object result = invoke(connection, method, arguments);
            return switch (method.getName()) {
                case "createStatement" -> watched((Statement) result, number);
                case "prepareStatement" -> watched((PreparedStatement) result, number, (String) arguments[0]);
                case "setSavepoint" -> saved(number, (Savepoint) result);
                default -> result;
            };
        });
    }

    private Savepoint saved(int connection, Savepoint savepoint) {
        int number = savepoints.size();
        savepoints.put(savepoint, number);
        note(replay -> replay.savepoints.put(number, replay.connections.get(connection).setSavepoint()));
        return savepoint;
    }

    private void rolledBack(int connection, Object[] arguments) {
        if (arguments == null) {
            note(replay -> replay.connections.get(connection).rollback());
        } else {
            int number = savepoints.get(arguments[0]);
            note(replay -> replay.connections.get(connection).rollback(replay.savepoints.get(number)));
        }
    }

    private void note(Act act) {
        steps.add(new Step("", act));
    }

    private Statement watched(Statement statement, int connection) {
        return proxy(Statement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("execute") && arguments != null) {
                String sql = (String) arguments[0];
                steps.add(new Step(sql, replay -> {
                    try (Statement again = replay.connections.get(connection).createStatement()) {
                        drain(again, () -> again.execute(replay.names.apply(sql)));
                    }
                }));
            }
            return invoke(statement, method, arguments);
        });
    }

    private PreparedStatement watched(PreparedStatement statement, int connection, String sql) {
        Map<Integer, Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                values.put((Integer) arguments[0], arguments[1]);
            }
            if (method.getName().startsWith("execute") && arguments == null) {
                Map<Integer, Object> given = new TreeMap<>(values);
                steps.add(new Step(sql, replay -> {
                    try (PreparedStatement again =
                            replay.connections.get(connection).prepareStatement(replay.names.apply(sql))) {
                        for (Map.Entry<Integer, Object> value : given.entrySet()) {
                            again.setObject(value.getKey(), value.getValue() instanceof String text
                                    ? replay.names.apply(text) : value.getValue());
                        }
                        drain(again, again::execute);
                    }
                }));
            }
            return invoke(statement, method, arguments);
        });
    }

    private interface Execution {
        boolean execute() throws SQLException;
    }

    /** What was refused then is refused again, as it should be. */
    private static void drain(Statement statement, Execution execution) throws SQLException {
        try {
            if (execution.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int at = 1; at <= columns; at++) {
                            rows.getString(at);
                        }
                    }
                }
            }
        } catch (SQLException refused) {
            if (refused.getSQLState() != null && refused.getSQLState().startsWith("08")) {
                throw refused;
            }
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
