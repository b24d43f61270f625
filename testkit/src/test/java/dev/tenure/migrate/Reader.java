package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody who asks the same all the time, and notes how long each answer took. */
final class Reader implements AutoCloseable {

    private final CompletableFuture<Void> reading;
    private final List<Long> nanos = new ArrayList<>();
    private volatile boolean stopped;

    Reader(Connections connections, String query) {
        reading = CompletableFuture.runAsync(() -> read(connections, query), task -> new Thread(task).start());
    }

    private void read(Connections connections, String query) {
        try (Connection connection = connections.open(); Statement statement = connection.createStatement()) {
            while (!stopped) {
                long start = System.nanoTime();
                statement.executeQuery(query).close();
                synchronized (nanos) {
                    nanos.add(System.nanoTime() - start);
                }
                Thread.sleep(1);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The longest wait so far. */
    Duration longest() {
        synchronized (nanos) {
            return Duration.ofNanos(nanos.stream().mapToLong(Long::longValue).max().orElseThrow());
        }
    }

    @Override
    public void close() {
        stopped = true;
        reading.join();
    }
}
