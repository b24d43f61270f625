package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections to a server that refuses named locks, as some clusters do. */
record WithoutNamedLocks(Connections real) implements Connections {

    @Override
    public Connection open() throws SQLException {
        Connection connection = real.open();
        return (Connection) Proxy.newProxyInstance(
                WithoutNamedLocks.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && String.valueOf(arguments[0]).contains("GET_LOCK")) {
                        throw new SQLException("This cluster has no GET_LOCK", "HY000", 1105);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
