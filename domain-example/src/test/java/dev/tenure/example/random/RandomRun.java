package dev.tenure.example.random;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.repository.AppendRepository;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Many calls of many tenants, the same for the same seed, each of which has to agree with rows in memory. */
final class RandomRun {

    private static final int BETWEEN_COMPARISONS = 5_000;
    private static final int REMEMBERED = 20;

    private final long seed;
    private final Random random;
    private final World world;
    private final List<Actor<?, ?>> actors = new ArrayList<>();
    private final List<Consumer<AppointmentSchemaRepositories>> callers = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int done;

    RandomRun(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.world = new World(random);
        Subjects.others().forEach(this::actor);
        callers.add(new Refresher(
                world, actor(Subjects.MODIFICATIONS), actor(Subjects.STATS), this::remember)::act);
    }

    private <E, R extends AppendRepository<E, Long>> Actor<E, R> actor(Subject<E, R> subject) {
        Actor<E, R> actor = new Actor<>(world, subject, this::remember, this::gone);
        actors.add(actor);
        callers.add(actor::act);
        return actor;
    }

    private void remember(String call) {
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(done + ": " + call);
    }

    private void gone(EntityRef row) {
        world.remove(row);
        actors.forEach(actor -> actor.onGone(row));
    }

    /** How many calls were made. */
    int done() {
        return done;
    }

    /**
     * Makes so many calls.
     *
     * @param view the connection as repositories have it
     */
    void run(int calls, UnaryOperator<Connection> view) throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            world.createIn(database);
            try (Connection connection = database.open()) {
                connection.setAutoCommit(false);
                AppointmentSchemaRepositories db = AppointmentSchemaRepositories.over(view.apply(connection),
                        Settings.defaults().withClock(new WorldClock()).withValidation(Validation.NONE));
                for (done = 1; done <= calls; done++) {
                    world.goOn();
                    world.any(callers).accept(db);
                    if (done % BETWEEN_COMPARISONS == 0 || done == calls) {
                        compare(db, connection);
                        connection.commit();
                    }
                }
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("call " + done + " of seed " + seed + ": " + e.getMessage()
                    + "\nagain with -Dtenure.random.seed=" + seed + "; the last calls:\n" + String.join("\n", last), e);
        }
    }

    private void compare(AppointmentSchemaRepositories db, Connection connection) throws SQLException {
        for (Actor<?, ?> actor : actors) {
            for (long tenant = 1; tenant <= World.TENANTS; tenant++) {
                actor.compare(db, tenant);
            }
            List<List<String>> there = read(connection, actor.subject());
            if (!there.equals(actor.content())) {
                throw new AssertionError(actor.subject() + ": expected " + actor.content() + ", found " + there);
            }
        }
    }

    private static List<List<String>> read(Connection connection, Subject<?, ?> subject) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        String lives = subject.hasField("deletedAt") ? "deleted_at IS NULL" : "1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, company_id, " + lives + " FROM " + subject.table() + " ORDER BY id")) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return rows;
    }

    /** The time of the world. */
    private final class WorldClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return world.now();
        }
    }
}
