package dev.tenure.benchmark;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A driver without a server: it looks a statement up by its text and keeps its parameters, as every driver does, counts
 * every row as written, and answers every query with rows that are all the same. Classes answer, not proxies; what they
 * leave out of JDBC is filled in by methods that fail.
 */
abstract class StubDriver implements DataSource {

    private static final MethodHandle DRIVER = constructor(StubDriver.class);
    private static final MethodHandle CONNECTION = constructor(StubConnection.class);
    private static final MethodHandle STATEMENT = constructor(StubStatement.class);
    private static final MethodHandle ROWS = constructor(StubRows.class);

    private StubConnection connection;

    /** @param row what every row of every result holds, from its first column on */
    static StubDriver of(Object... row) {
        try {
            StubDriver driver = (StubDriver) DRIVER.invokeExact();
            driver.connection = (StubConnection) CONNECTION.invokeExact();
            driver.connection.row = row;
            return driver;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** How many rows the next results have. */
    void answerWith(int rows) {
        connection.rows = rows;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    private static <T> MethodHandle constructor(Class<T> part) {
        Class<? extends T> whole = new ByteBuddy()
                .subclass(part)
                .method(ElementMatchers.isAbstract())
                .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class))
                .make()
                .load(part.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                .getLoaded();
        try {
            return MethodHandles.privateLookupIn(whole, MethodHandles.lookup())
                    .findConstructor(whole, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(part));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    abstract static class StubConnection implements Connection {

        /** So wide that no two texts meet in it: which ones do would be luck. */
        private final Map<String, Integer> parameters = new HashMap<>(1 << 14);
        private Object[] row;
        private int rows = 1;
        private boolean autoCommit = true;

        @Override
        public PreparedStatement prepareStatement(String sql) {
            return statement(sql);
        }

        @Override
        public PreparedStatement prepareStatement(String sql, int keys) {
            return statement(sql);
        }

        private StubStatement statement(String sql) {
            Integer count = parameters.get(sql);
            if (count == null) {
                count = (int) sql.chars().filter(sign -> sign == '?').count();
                parameters.put(sql, count);
            }
            try {
                StubStatement statement = (StubStatement) STATEMENT.invokeExact();
                statement.connection = this;
                statement.parameters = new Object[count];
                return statement;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean getAutoCommit() {
            return autoCommit;
        }

        @Override
        public void setAutoCommit(boolean value) {
            autoCommit = value;
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}

        @Override
        public void close() {}
    }

    abstract static class StubStatement implements PreparedStatement {

        private StubConnection connection;
        private Object[] parameters;
        private List<Object[]> rows;

        @Override
        public void setString(int at, String value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setLong(int at, long value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setInt(int at, int value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setBoolean(int at, boolean value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setTimestamp(int at, Timestamp value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setObject(int at, Object value) {
            parameters[at - 1] = value;
        }

        @Override
        public void setNull(int at, int type) {
            parameters[at - 1] = null;
        }

        @Override
        public void addBatch() {
            if (rows == null) {
                rows = new ArrayList<>();
            }
            rows.add(parameters.clone());
        }

        @Override
        public int[] executeBatch() {
            return new int[rows.size()];
        }

        @Override
        public int executeUpdate() {
            return parameters.length == 0 ? 0 : 1;
        }

        @Override
        public ResultSet executeQuery() {
            return rows(connection.rows);
        }

        @Override
        public ResultSet getGeneratedKeys() {
            return rows(rows == null ? 1 : rows.size());
        }

        private StubRows rows(int count) {
            try {
                StubRows rows = (StubRows) ROWS.invokeExact();
                rows.row = connection.row;
                rows.left = count;
                return rows;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {}
    }

    abstract static class StubRows implements ResultSet {

        private Object[] row;
        private int left;
        private boolean wasNull;

        private Object value(int at) {
            Object value = row[at - 1];
            wasNull = value == null;
            return value;
        }

        @Override
        public boolean next() {
            return left-- > 0;
        }

        @Override
        public boolean wasNull() {
            return wasNull;
        }

        @Override
        public String getString(int at) {
            return (String) value(at);
        }

        @Override
        public long getLong(int at) {
            Object value = value(at);
            return value == null ? 0 : (Long) value;
        }

        @Override
        public boolean getBoolean(int at) {
            Object value = value(at);
            return value != null && (Boolean) value;
        }

        @Override
        public Timestamp getTimestamp(int at) {
            Object value = value(at);
            return value == null ? null : new Timestamp((Long) value);
        }

        @Override
        public Statement getStatement() {
            return null;
        }

        @Override
        public void close() {}
    }
}
