package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.LeaseSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The lease row, renewed from a connection of its own while a long statement keeps the other one busy. */
final class LeaseLock implements MigrationLock {

    private static final int SECONDS = 30;
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Connection connection;
    private final String database;
    private final String holder;
    private final ScheduledExecutorService heart;

    private LeaseLock(MigrationSession session, String holder, Duration beat) {
        this.connection = session.connection();
        this.database = session.database();
        this.holder = holder;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tenure-lease");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleAtFixedRate(
                () -> beat(session.connections()), beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    static MigrationLock take(MigrationSession session, Locking locking, MigrationListener listener)
            throws SQLException {
        return take(session, locking, listener, BEAT);
    }

    /** @param beat how often it is renewed while it is held */
    static MigrationLock take(MigrationSession session, Locking locking, MigrationListener listener, Duration beat)
            throws SQLException {
        Connection connection = session.connection();
        LeaseSql.create(connection);
        String holder = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + locking.migrationLock().toNanos();
        boolean told = false;
        while (true) {
            LeaseSql.Lease lease = LeaseSql.read(connection);
            if (lease.free() && LeaseSql.take(connection, holder, lease, SECONDS)) {
                return new LeaseLock(session, holder, beat);
            }
            if (!told) {
                listener.on(new MigrationEvent.WaitingForLock(lease.session()));
                told = true;
            }
            if (System.nanoTime() > deadline) {
                throw MigrationLock.busy(session.database(), lease.session(), locking.migrationLock());
            }
            Pause.of(POLL);
        }
    }

    private void beat(Connections connections) {
        try (Connection own = connections.open()) {
            LeaseSql.renew(own, holder, SECONDS);
        } catch (SQLException missed) {
            // verify() notices before the next statement if the lease ran out
        }
    }

    @Override
    public void verify() throws SQLException {
        if (!LeaseSql.renew(connection, holder, SECONDS)) {
            throw MigrationLock.lost(database);
        }
    }

    @Override
    public void record(List<JournalRow> rows) throws SQLException {
        verify();
        JournalSql.write(connection, rows);
    }

    @Override
    public void release() throws SQLException {
        heart.shutdownNow();
        LeaseSql.release(connection, holder);
    }
}
