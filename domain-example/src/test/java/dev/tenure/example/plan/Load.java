package dev.tenure.example.plan;

import dev.tenure.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Users of a production: each reads and writes rows of one tenant after the other, in short transactions. */
final class Load implements AutoCloseable {

    private static final int TENANTS = 50;

    private final TestDatabase database;
    private final List<Thread> users = new ArrayList<>();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean over;

    private Load(TestDatabase database) {
        this.database = database;
    }

    static Load on(TestDatabase database, int users) {
        Load load = new Load(database);
        for (int i = 0; i < users; i++) {
            Thread user = new Thread(load::work, "user " + i);
            load.users.add(user);
            user.start();
        }
        return load;
    }

    private void work() {
        try (Connection connection = database.open();
                PreparedStatement read = connection.prepareStatement("SELECT COUNT(*) FROM appointments a"
                        + " JOIN customers c ON c.id = a.customer_id WHERE a.company_id = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO appointments (company_id, customer_id,"
                        + " starts_at) SELECT company_id, id, NOW() FROM customers WHERE company_id = ? LIMIT 1");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE companies SET updated_at = NOW() WHERE id = ?")) {
            connection.setAutoCommit(false);
            while (!over) {
                int tenant = ThreadLocalRandom.current().nextInt(TENANTS) + 1;
                long begun = System.nanoTime();
                while (!succeeds(connection, tenant, read, update, insert) && !over) {
                    refused.incrementAndGet();
                }
                longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                writes.incrementAndGet();
                Thread.sleep(5);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server takes back is tried again, as applications do. */
    private static boolean succeeds(Connection connection, int tenant, PreparedStatement... statements)
            throws SQLException {
        try {
            for (PreparedStatement statement : statements) {
                statement.setInt(1, tenant);
                statement.execute();
            }
            connection.commit();
            return true;
        } catch (SQLException refusal) {
            connection.rollback();
            return false;
        }
    }

    long writes() {
        return writes.get();
    }

    /** How long the unluckiest of all users waited for a transaction, with all that it took to try it again. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /** How many transactions the server took back, and were tried again. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread user : users) {
            user.join();
        }
    }
}
