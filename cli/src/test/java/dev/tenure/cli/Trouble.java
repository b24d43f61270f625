package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Users who send orders of a company that is not there, until it is closed. They go on all the time, since MariaDB
 * keeps the last refusal only, and other tests may run on the same server.
 */
final class Trouble implements AutoCloseable {

    private final ExecutorService users = Executors.newSingleThreadExecutor();
    private final Future<?> work;
    private volatile boolean over;

    private Trouble(TestDatabase database, BooleanSupplier begin, String first) {
        work = users.submit(() -> {
            try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
                while (!over && !begin.getAsBoolean()) {
                    Thread.sleep(10);
                }
                statement.execute(first);
                while (!over) {
                    order(statement);
                    Thread.sleep(20);
                }
            }
            return null;
        });
    }

    /** From now on. */
    static Trouble on(TestDatabase database) {
        return new Trouble(database, () -> true, "DO 0");
    }

    /** As soon as users are let in, who begin with one statement that is fine. */
    static Trouble on(TestDatabase database, BooleanSupplier letIn, String first) {
        return new Trouble(database, letIn, first);
    }

    /** MySQL has room for ten thousand kinds of statements, and a day of tests sends more. */
    static void makeRoom(TestDatabase database) {
        if (!TestServer.shared().server().isMariaDb()) {
            database.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
        }
    }

    private static void order(Statement statement) throws SQLException {
        try {
            statement.execute("INSERT INTO orders (company_id) VALUES (99)");
        } catch (SQLException expected) {
            // no parent, or no table any more
            assertThat(expected.getErrorCode()).isIn(1452, 1146);
        }
    }

    @Override
    public void close() throws Exception {
        over = true;
        work.get();
        users.shutdownNow();
    }
}
