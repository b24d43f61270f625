package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** How long questions of a session may take before the server ends them; closing brings back what was set before. */
public final class TimeLimit implements AutoCloseable {

    private static final Set<Integer> PASSED = Set.of(3024, 1969);

    private final Connection connection;
    private final String variable;
    private final String before;

    private TimeLimit(Connection connection, String variable, String before) {
        this.connection = connection;
        this.variable = variable;
        this.before = before;
    }

    public static TimeLimit set(Connection connection, Duration limit) throws SQLException {
        boolean mariaDb = Server.of(connection).isMariaDb();
        // the one counts in seconds and fractions, the other in thousandths
        String variable = mariaDb ? "max_statement_time" : "max_execution_time";
        String value = mariaDb ? String.valueOf(limit.toMillis() / 1000.0) : String.valueOf(limit.toMillis());
        String before = Jdbc.value(connection, "SELECT @@SESSION." + variable).orElse("0");
        TimeLimit set = new TimeLimit(connection, variable, before);
        set.assign(value);
        return set;
    }

    /** Whether a question was ended for it. */
    public static boolean isPassed(SQLException failure) {
        return PASSED.contains(failure.getErrorCode());
    }

    private void assign(String value) throws SQLException {
        JournalSql.execute(connection, "SET SESSION " + variable + " = " + value);
    }

    @Override
    public void close() throws SQLException {
        assign(before);
    }
}
