package dev.tenure.mysql;

import dev.tenure.schema.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Asks a server how it would carry statements out; none of them is. Closing leaves the session as it was. */
public final class Explain implements AutoCloseable {

    /** MySQL writes its plans in one of two forms since 8.3; the first is also MariaDB's, nearly. */
    private static final String FORM = "explain_json_format_version";

    private static final int NO_SUCH_KEY = 1176;

    private final Connection connection;
    private final Optional<String> form;

    private Explain(Connection connection, Optional<String> form) {
        this.connection = connection;
        this.form = form;
    }

    public static Explain on(Connection connection) throws SQLException {
        Optional<String> form = Jdbc.one(connection,
                "SHOW SESSION VARIABLES LIKE '" + FORM + "'", row -> row.getString(2));
        Explain explain = new Explain(connection, form);
        explain.set("1");
        return explain;
    }

    /**
     * How the server would find the rows of a statement that reads one table.
     *
     * @param values what its parameters stand for, in order
     * @return empty where it would not even look: a unique key showed that there is no such row
     */
    public Optional<AccessPlan> access(String sql, List<Object> values) throws SQLException {
        return plan(sql, values);
    }

    /**
     * The same if it had to use a key.
     *
     * @return empty also where there is no such key, or it must not be used
     */
    public Optional<AccessPlan> accessBy(String key, String table, String sql, List<Object> values)
            throws SQLException {
        String from = " FROM " + Identifiers.quote(table);
        int end = sql.indexOf(from) + from.length();
        try {
            return plan(sql.substring(0, end) + " FORCE INDEX (" + Identifiers.quote(key) + ")" + sql.substring(end),
                    values);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<AccessPlan> plan(String sql, List<Object> values) throws SQLException {
        String text = Jdbc.one(connection, "EXPLAIN FORMAT=JSON " + sql, row -> row.getString(1), values.toArray())
                .orElseThrow();
        try {
            return AccessPlan.in(Json.read(text));
        } catch (IOException e) {
            throw new SQLException("The server's plan is no JSON: " + text, e);
        }
    }

    private void set(String version) throws SQLException {
        if (form.isPresent()) {
            JournalSql.execute(connection, "SET SESSION " + FORM + " = " + version);
        }
    }

    @Override
    public void close() throws SQLException {
        set(form.orElse(""));
    }
}
