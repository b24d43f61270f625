package dev.tenure.deploy.watch;

import dev.tenure.deploy.Gravity;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches a server's own counters for a while, beside a baseline. It only reads, and little. It ends early once
 * something critical is seen, and when its thread is interrupted, with what was seen by then.
 */
public final class Watch {

    /** How often the counters are read where nobody says otherwise. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** For so many reads in turn a server may be silent, as during a restart. */
    private static final int PATIENCE = 6;

    /** Who is told. */
    public interface Listener {

        /** Nobody. */
        Listener NONE = new Listener() {};

        /** How much of the time has passed. */
        default void progress(Duration passed, Duration of) {}

        /** Something was seen. */
        default void said(String sentence) {}

        /** Something became too much. */
        default void breached(Breach breach) {}
    }

    private final Connections connections;
    private final Schema schema;
    private final Duration period;
    private final Duration interval;
    private final Listener listener;
    private Connection connection;
    private Optional<String> silent = Optional.empty();

    private Watch(Connections connections, Schema schema, Duration period, Duration interval, Listener listener) {
        this.connections = connections;
        this.schema = schema;
        this.period = period;
        this.interval = interval;
        this.listener = listener;
    }

    /**
     * Watches.
     *
     * @param baseline what is usual
     * @param period   for how long
     * @param interval how often the counters are read
     * @throws SQLException where the server does not answer at the beginning
     */
    public static WatchReport run(
            Connections connections,
            Schema schema,
            Baseline baseline,
            Duration period,
            Duration interval,
            Listener listener)
            throws SQLException {
        Watch watch = new Watch(connections, schema, period, interval, listener);
        try {
            return watch.run(baseline);
        } finally {
            watch.disconnect();
        }
    }

    private WatchReport run(Baseline baseline) throws SQLException {
        Tracker tracker = new Tracker(baseline, period, sample());
        List<String> said = new ArrayList<>();
        long start = System.nanoTime();
        int samples = 1;
        int silences = 0;
        boolean told = false;
        boolean critical = false;
        for (String unseen : tracker.unseen()) {
            say(said, unseen);
        }
        while (!critical && !told && silences < PATIENCE && passed(start).compareTo(period) < 0) {
            told = !pause(start);
            Optional<Sample> sample = trySample();
            silences = sample.isPresent() ? 0 : silences + 1;
            if (sample.isPresent()) {
                samples++;
                int known = tracker.said().size();
                List<Breach> breaches = tracker.add(sample.get());
                tracker.said().stream().skip(known).forEach(sentence -> say(said, sentence));
                breaches.forEach(listener::breached);
                critical = breaches.stream().anyMatch(breach -> breach.gravity() == Gravity.CRITICAL);
            } else if (silences == 1) {
                say(said, "The server did not answer: " + silent.orElse("") + ".");
            }
            listener.progress(passed(start), period);
        }
        if (critical) {
            say(said, "Ended early: there is no use in watching on.");
        }
        return new WatchReport(passed(start), samples, told, tracker.lines(), tracker.breaches(), said,
                silences > 0 ? Optional.of(silence(silences)) : Optional.empty());
    }

    private void say(List<String> said, String sentence) {
        said.add(sentence);
        listener.said(sentence);
    }

    private static Duration passed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Until the next read; {@code false} where it was told to end. */
    private boolean pause(long start) {
        long left = Math.max(1, period.minus(passed(start)).toMillis());
        try {
            Thread.sleep(Math.min(interval.toMillis(), left));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Sample sample() throws SQLException {
        if (connection == null) {
            connection = connections.open();
        }
        return Sample.take(connection, Baseline.tables(schema));
    }

    private Optional<Sample> trySample() {
        try {
            return Optional.of(sample());
        } catch (SQLException e) {
            silent = Optional.of(e.getClass().getSimpleName()
                    + (e.getErrorCode() == 0 ? "" : ", error " + e.getErrorCode()));
            disconnect();
            return Optional.empty();
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            // then there is nothing to close
        }
        connection = null;
    }

    private Finding silence(int silences) {
        return Finding.of(
                "TEN783",
                Subject.schema("watch"),
                "The server does not answer any more (" + silences + " times in turn; " + silent.orElse("") + ").",
                "See whether it runs, and watch again; if it stopped because of this deployment, take the migrations"
                        + " back once it is there.");
    }
}
