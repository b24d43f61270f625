package dev.tenure.deploy.backup;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a dump program that waits for a table which somebody holds, once it has done so for as long as a session of ours
 * would: the programs themselves wait for as long as the server lets them, which is a day or a year.
 */
final class Patience implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Connections connections;
    private final Running program;
    private final Thread watcher = new Thread(this::watch, "whether a dump waits");
    private volatile Optional<String> lost = Optional.empty();

    private Patience(Connections connections, Running program) {
        this.connections = connections;
        this.program = program;
    }

    static Patience with(Running program, Connections connections) {
        Patience patience = new Patience(connections, program);
        patience.watcher.setDaemon(true);
        patience.watcher.start();
        return patience;
    }

    private void watch() {
        try (Connection connection = connections.open()) {
            while (!Thread.interrupted() && lost.isEmpty()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
                if (Sessions.waitsTooLong(connection)) {
                    lost = Optional.of("it waited too long for a table that another session holds"
                            + Sessions.inTheWay(connection).map(who -> " (" + who + ")").orElse(""));
                    program.close();
                }
            }
        } catch (InterruptedException | SQLException over) {
            // the program has ended, or ends by itself now that the server is gone
        }
    }

    /** Why the program was ended, as the second half of a sentence; empty where it was not. */
    Optional<String> lost() {
        return lost;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
