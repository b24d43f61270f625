package dev.tenure.benchmark;

import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Verifying the structure of a large schema against nothing but reading what information_schema holds of it. */
final class VerifyBenchmark {

    private static final List<String> VIEWS = List.of("TABLES", "COLUMNS", "STATISTICS", "KEY_COLUMN_USAGE",
            "REFERENTIAL_CONSTRAINTS", "TABLE_CONSTRAINTS", "CHECK_CONSTRAINTS", "TRIGGERS");

    private VerifyBenchmark() {}

    static void run() throws Exception {
        for (int tables : List.of(100, 1000)) {
            Schema schema = LargeSchema.of(tables);
            try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
                database.createOwned(schema);
                System.out.println("verify, structure of " + tables + " tables");
                long before = questions(connection);
                requireClean(connection, schema);
                long queries = questions(connection) - before - 1;
                Contest contest = new Contest(Contest.Time.WALL)
                        .enter("bare information_schema reads", () -> read(connection))
                        .enter("verify", () -> requireClean(connection, schema))
                        .run(3, 11);
                System.out.printf(Locale.ROOT, "  ratio %.2f (target <= 2), %d statements%n",
                        contest.ratio("verify", "bare information_schema reads"), queries);
            }
        }
    }

    private static void requireClean(Connection connection, Schema schema) throws SQLException {
        if (!Verifier.structure(connection, schema).isEmpty()) {
            throw new IllegalStateException("the schema was just created, and is not what it should be");
        }
    }

    private static void read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String view : VIEWS) {
                String schemaColumn = view.equals("TRIGGERS") ? "TRIGGER_SCHEMA"
                        : view.endsWith("CONSTRAINTS") ? "CONSTRAINT_SCHEMA" : "TABLE_SCHEMA";
                drain(statement, "SELECT * FROM information_schema." + view + " WHERE " + schemaColumn + " = DATABASE()");
            }
        }
    }

    private static void drain(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getString(i);
                }
            }
        }
    }

    private static long questions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
