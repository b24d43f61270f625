package dev.tenure.verify.exercise;

import dev.tenure.Pace;
import dev.tenure.ProgressListener;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.mysql.SessionSql;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Probe.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All probes of the tables that a schema has of its own, in a database that is there for nothing else. */
public final class Exercise {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What came of it.
     *
     * @param passed   how many probes of each kind the server passed
     * @param failed   how many it did not pass
     * @param untried  how many this database does not admit
     * @param findings what it did not pass
     * @param unadmitted the probes that this database does not admit, by table and name
     */
    public record Result(Map<Kind, Integer> passed, Map<Kind, Integer> failed, Map<Kind, Integer> untried,
            List<Finding> findings, List<String> unadmitted) {}

    private record Task(Table table, Probe probe) {}

    /** Why rows cannot be had, which is one finding however many probes need them. */
    private record Missing(Table table, String what, String remedy) {}

    private final Connection connection;
    private final Trials trials;
    private final Map<Kind, Integer> passed = new EnumMap<>(Kind.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Kind, Integer> failed = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> untried = new EnumMap<>(Kind.class);
    private final List<String> unadmitted = new ArrayList<>();
    private final Map<Missing, List<Task>> unprepared = new LinkedHashMap<>();

    private Exercise(Connection connection, Schema wide) {
        this.connection = connection;
        this.trials = new Trials(wide);
    }

    /**
     * Tries everything; rows by which look-ups are seen stay.
     *
     * @param connection to a database of which all tables are empty; good for nothing else afterwards
     * @param schema     as it is declared
     */
    public static Result run(Connection connection, Schema schema) throws SQLException {
        return run(connection, schema, ProgressListener.NONE);
    }

    /** The same. @param progress is told of each probe */
    public static Result run(Connection connection, Schema schema, ProgressListener progress) throws SQLException {
        Schema wide = Widening.of(schema, Introspection.read(connection));
        SessionSql.prepare(connection, PATIENCE);
        connection.setAutoCommit(false);
        Exercise exercise = new Exercise(connection, wide);
        exercise.run(schema, wide, Pace.of(progress, "probes tried"));
        return new Result(exercise.passed, exercise.failed, exercise.untried, List.copyOf(exercise.findings),
                List.copyOf(exercise.unadmitted));
    }

    private void run(Schema schema, Schema wide, Pace pace) throws SQLException {
        List<Task> tasks = new ArrayList<>();
        for (Table table : schema.owned()) {
            Table there = trials.table(table.name());
            List<Probe> admitted = TableProbes.of(wide, there);
            for (Probe probe : TableProbes.of(schema, table)) {
                if (admitted.contains(probe)) {
                    tasks.add(new Task(there, probe));
                } else {
                    untried.merge(probe.kind(), 1, Integer::sum);
                    unadmitted.add(table.name() + ": " + words(probe));
                }
            }
        }
        int tried = 0;
        // the rows by which look-ups are seen come last, lest they are in the way of anything
        for (boolean lookUp : new boolean[] {false, true}) {
            for (Task task : tasks) {
                if (task.probe().kind() == Kind.INDEX == lookUp) {
                    attempt(task);
                    pace.at(++tried, tasks.size());
                }
            }
        }
        unprepared.forEach((missing, probes) -> findings.add(finding(missing, probes)));
    }

    private void attempt(Task task) throws SQLException {
        (isPassed(task) ? passed : failed).merge(task.probe().kind(), 1, Integer::sum);
        connection.rollback();
    }

    private boolean isPassed(Task task) throws SQLException {
        try {
            trials.attempt(connection, task.table(), task.probe().act());
            return true;
        } catch (Unprepared e) {
            unprepared.computeIfAbsent(new Missing(task.table(), e.what(), e.remedy()), one -> new ArrayList<>())
                    .add(task);
        } catch (Refutation e) {
            findings.add(finding(task, e.what(), e.remedy()));
        } catch (SQLException e) {
            if (ServerErrors.isConnectionLost(e)) {
                throw e;
            }
            findings.add(finding(
                    task, "The server would not go on: " + e.getMessage() + ".", "See what the server says."));
        }
        return false;
    }

    private static Finding finding(Task task, String what, String remedy) {
        return Finding.of("TEN722", Subject.table(task.table(), task.probe().kind().tag()),
                "Of " + task.table().name() + ", \"" + words(task.probe()) + "\" is not so: " + what, remedy);
    }

    private static Finding finding(Missing missing, List<Task> tasks) {
        return Finding.of("TEN725", Subject.table(missing.table(), "rows"),
                "Of " + missing.table().name() + ", " + tasks.size() + (tasks.size() == 1 ? " probe" : " probes")
                        + " could not be tried, among them \"" + words(tasks.get(0).probe()) + "\": " + missing.what(),
                missing.remedy());
    }

    private static String words(Probe probe) {
        return probe.name().replace('_', ' ');
    }
}
