package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a server counts what happens to it. Each server has some of these, and each account may read some of those. */
public enum CounterSource {

    /** {@code Uptime}, {@code Aborted_connects} …; and from the variables {@code max_connections}. */
    STATUS("SHOW GLOBAL STATUS") {
        @Override
        Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException {
            Map<String, Long> values = new TreeMap<>();
            Jdbc.list(connection, question(), row -> put(values, row.getString(1), row.getString(2)));
            Jdbc.list(connection, "SHOW GLOBAL VARIABLES LIKE 'max_connections'",
                    row -> put(values, row.getString(1), row.getString(2)));
            return values;
        }

        private boolean put(Map<String, Long> values, String name, String value) {
            if (value != null && value.matches("\\d{1,18}")) {
                values.put(name, Long.valueOf(value));
            }
            return true;
        }
    },

    /** How often each error was raised, by its number; MySQL's alone. */
    ERRORS("performance_schema.events_errors_summary_global_by_error") {
        @Override
        Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException {
            return pairs(connection, "SELECT ERROR_NUMBER, SUM_ERROR_RAISED FROM " + question()
                    + " WHERE SUM_ERROR_RAISED > 0 AND ERROR_NUMBER IS NOT NULL");
        }
    },

    /** InnoDB's own counters, those that are switched on. */
    METRICS("information_schema.INNODB_METRICS") {
        @Override
        Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException {
            String on = Server.of(connection).isMariaDb() ? "ENABLED = 1" : "STATUS = 'enabled'";
            return pairs(connection, "SELECT NAME, `COUNT` FROM " + question() + " WHERE " + on);
        }
    },

    /** How many statements of the database failed that name a table, by the table's name. */
    STATEMENTS("performance_schema.events_statements_summary_by_digest") {
        @Override
        Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException {
            Map<String, Long> failed = new TreeMap<>();
            tables.forEach(table -> failed.put(table, 0L));
            Jdbc.list(connection, "SELECT DIGEST_TEXT, SUM_ERRORS FROM " + question()
                            + " WHERE SCHEMA_NAME = DATABASE() AND SUM_ERRORS > 0 AND DIGEST_TEXT IS NOT NULL",
                    row -> add(failed, tables, row.getString(1), row.getLong(2)));
            return failed;
        }

        /** Every name stands in backticks there. */
        private boolean add(Map<String, Long> failed, Collection<String> tables, String text, long errors) {
            tables.stream()
                    .filter(table -> text.contains(Identifiers.quote(table)))
                    .forEach(table -> failed.merge(table, errors, Long::sum));
            return true;
        }

        @Override
        boolean isOff(Connection connection) throws SQLException {
            return performanceSchemaIsOff(connection);
        }
    },

    /** How many bytes the server holds; MySQL's, and MariaDB's where its performance schema is on. */
    MEMORY("performance_schema.memory_summary_global_by_event_name") {
        @Override
        Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException {
            return pairs(connection, "SELECT 'bytes', SUM(CURRENT_NUMBER_OF_BYTES_USED) FROM " + question());
        }

        @Override
        boolean isOff(Connection connection) throws SQLException {
            return performanceSchemaIsOff(connection);
        }
    };

    private final String question;

    CounterSource(String question) {
        this.question = question;
    }

    /** What is asked, as people know it: a statement or a view. */
    public String question() {
        return question;
    }

    /** @param tables those of the schema, for sources that count by table */
    abstract Map<String, Long> read(Connection connection, Collection<String> tables) throws SQLException;

    /** Whether it is there and counts nothing. */
    boolean isOff(Connection connection) throws SQLException {
        return false;
    }

    private static boolean performanceSchemaIsOff(Connection connection) throws SQLException {
        List<String> state = Jdbc.list(connection,
                "SHOW GLOBAL VARIABLES LIKE 'performance_schema'", row -> row.getString(2));
        return state.stream().noneMatch(value -> value.equals("ON"));
    }

    private static Map<String, Long> pairs(Connection connection, String sql) throws SQLException {
        Map<String, Long> values = new TreeMap<>();
        Jdbc.list(connection, sql, row -> values.put(row.getString(1), row.getLong(2)));
        return values;
    }
}
