package dev.tenure.deploy.rehearsal;

import dev.tenure.TenureException;
import dev.tenure.deploy.Databases;
import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.Scratch;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.verify.Report;
import dev.tenure.verify.Verifier;
import dev.tenure.verify.exercise.Exercise;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is about to be done to a production, done to a copy of its structure: migrate, verify, try what the tables
 * declare, roll back, migrate again.
 * The production is only read, and of its rows only the journal's and those of a sample, where one is asked for. The
 * copy is dropped at the end, whatever happens.
 */
public final class Rehearsal {

    private final Schema schema;
    private final List<Migration> migrations;
    private final DeployListener listener;
    private final List<StepReport> reports = new ArrayList<>();

    /** What a step saw, what is wrong, what it shows, and what it counted. */
    private record Notes(List<String> said, List<Finding> findings, List<Evidence> evidence, List<Listing> listings) {
        private Notes() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** One step: it adds to the notes. */
    private interface Step {
        void take(Notes notes) throws SQLException;
    }

    private Rehearsal(Schema schema, List<Migration> migrations, DeployListener listener) {
        this.schema = schema;
        this.migrations = migrations;
        this.listener = listener;
    }

    /** The same on the structure alone. */
    public static List<StepReport> run(
            Connections production,
            Databases server,
            Schema schema,
            List<Migration> migrations,
            DeployListener listener)
            throws SQLException {
        return run(production, server, schema, migrations, 0, listener);
    }

    /**
     * Rehearses what {@code migrate} would do now.
     *
     * @param production where the production is
     * @param server     where the scratch database is made: the production's server, or a better one
     * @param sample     how many rows a tenant are put into it, and what these refer to; 0 for none
     * @param listener   is told of each step when it has ended, as of a part, and how far the exercise is
     * @return the steps, up to the first red one; what tables do wrong does not keep them from being taken back
     * @throws TenureException TEN720 where there can be no scratch database
     */
    public static List<StepReport> run(
            Connections production,
            Databases server,
            Schema schema,
            List<Migration> migrations,
            int sample,
            DeployListener listener)
            throws SQLException {
        Rehearsal rehearsal = new Rehearsal(schema, migrations, listener);
        try (Connection origin = production.open(); Scratch scratch = Scratch.create(origin, server)) {
            if (!rehearsal.step("clone", notes -> rehearsal.copy(origin, scratch, notes))
                    || sample > 0 && !rehearsal.step("sample", notes ->
                            rehearsal.sample(production, scratch, sample, notes))) {
                return rehearsal.reports;
            }
            rehearsal.run(scratch, server);
        }
        return rehearsal.reports;
    }

    private void run(Scratch scratch, Databases server) throws SQLException {
        List<DatabaseObject> before = objects(scratch);
        List<String> migrated = new ArrayList<>();
        if (!step("migrate", notes -> migrated.addAll(migrate(scratch, notes)))
                || !step("verify", notes -> verify(scratch, notes))) {
            return;
        }
        List<DatabaseObject> after = objects(scratch);
        step("exercise", notes -> exercise(scratch, server, after, notes));
        if (migrated.isEmpty()) {
            return;
        }
        boolean back = step("roll back", notes -> {
            rollback(scratch, notes);
            same(before, objects(scratch), "TEN723", "After the rollback", notes);
        });
        if (back) {
            step("migrate again", notes -> {
                migrate(scratch, notes);
                same(after, objects(scratch), "TEN724", "After the second migrate", notes);
            });
        }
    }

    /** Whether it went well. */
    private boolean step(String name, Step step) throws SQLException {
        Notes notes = new Notes();
        long start = System.nanoTime();
        try {
            step.take(notes);
        } catch (TenureException e) {
            notes.findings().add(Finding.of(e.code(), Subject.schema("rehearsal"), e.what(), e.remedy()));
        }
        StepReport report = new StepReport(name, Duration.ofNanos(System.nanoTime() - start), notes.said(),
                notes.findings(), List.of(), notes.evidence(), notes.listings(), List.of());
        reports.add(report);
        listener.partEnded(report);
        return !report.isRed();
    }

    private void copy(Connection origin, Scratch scratch, Notes notes) throws SQLException {
        StructureClone.Result result;
        try (Connection connection = scratch.open()) {
            result = StructureClone.copy(origin, connection);
            ScratchSql.copyJournal(origin, connection);
        }
        notes.said().addAll(scratch.said());
        notes.said().add("Copied exactly: " + counts(result.copied()) + ".");
        name(result.missed(), notes);
    }

    /** What is not as the production has it, which only tables that migrations touch have to be. */
    private void name(List<StructureClone.Missed> missing, Notes notes) {
        Set<String> touched = touched();
        for (StructureClone.Missed missed : missing) {
            if (missed.kind() == DatabaseObject.Kind.TABLE && touched.contains(missed.name())) {
                notes.findings().add(Finding.of(
                        "TEN721",
                        Subject.schema("rehearsal"),
                        "The " + missed.what() + " of the production cannot be rehearsed with: " + missed.why() + ".",
                        "Migrations touch that table: rehearse on a server that takes it as the production has it."));
            } else {
                notes.said().add("Not copied: the " + missed.what() + "; " + missed.why() + ".");
            }
        }
    }

    private void sample(Connections production, Scratch scratch, int limit, Notes notes) throws SQLException {
        try (Connection from = production.open(); Connection to = scratch.open()) {
            Sampling.Result result = Sampling.copy(from, to, schema, touched(), limit);
            notes.listings().add(new Listing("Rows copied", List.of("table", "rows"), result.rows().entrySet().stream()
                    .map(entry -> List.of(entry.getKey(), entry.getValue().toString())).toList()));
            long rows = result.rows().values().stream().mapToLong(Long::longValue).sum();
            notes.said().add("Copied " + rows + " rows of the production, the first " + limit
                    + " of each tenant and what they refer to" + (rows == 0 ? "" : ": ") + result.rows().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")) + ".");
            notes.said().addAll(result.missed());
        }
    }

    private static String counts(Map<DatabaseObject.Kind, Integer> copied) {
        return copied.isEmpty() ? "nothing, for there is nothing" : copied.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + (entry.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }

    /** The tables of the schema, and those that they refer to. */
    private Set<String> touched() {
        return schema.tables().stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.foreignKeys().stream().map(ForeignKey::referencedTable)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private List<String> migrate(Scratch scratch, Notes notes) {
        Plan plan = new Migrator(scratch, schema, migrations).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        List<String> done = plan.entries().stream().map(entry -> entry.migration().label()).toList();
        notes.said().add(done.isEmpty() ? "Nothing is pending." : "Applied " + String.join(", ", done) + ".");
        return done;
    }

    private void rollback(Scratch scratch, Notes notes) {
        Plan plan = new Rollback(scratch, schema, migrations)
                .rollback(RollbackOptions.LAST_BATCH.withDataLossAllowed(), MigrationListener.NONE);
        notes.said().add("Took back " + plan.entries().stream()
                .map(entry -> entry.migration().label())
                .collect(Collectors.joining(", ")) + ".");
    }

    private void verify(Scratch scratch, Notes notes) throws SQLException {
        try (Connection connection = scratch.open()) {
            Report report = Verifier.verify(connection, schema);
            notes.findings().addAll(report.findings());
            notes.said().add("Compared " + report.tables() + " tables with the entities.");
        }
    }

    /**
     * In a copy of its own, of the tables and what they need, for the rows by which look-ups are seen would be in the way
     * of all that follows.
     */
    private void exercise(Scratch scratch, Databases server, List<DatabaseObject> migrated, Notes notes)
            throws SQLException {
        try (Connection origin = scratch.open();
                Scratch stage = Scratch.create(origin, server);
                Connection making = stage.open();
                Connection trying = stage.open()) {
            List<DatabaseObject> needed = NeededObjects.of(migrated, touched());
            name(StructureClone.copy(needed, Set.of(), making).missed(), notes);
            Exercise.Result result = Exercise.run(trying, schema, listener::progress);
            notes.findings().addAll(result.findings());
            notes.evidence().addAll(ExerciseEvidence.of(result));
            notes.listings().add(new Listing("Probes passed", List.of("kind", "probes"),
                    result.passed().entrySet().stream().map(entry -> List.of(entry.getKey().tag(), entry.getValue().toString())).toList()));
            notes.said().add("Passed " + sum(result.passed().values()) + " probes of " + schema.owned().size()
                    + " tables: " + result.passed().entrySet().stream()
                            .map(entry -> entry.getKey().tag() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")) + ".");
            result.unadmitted().forEach(probe -> notes.said().add("Not tried, since the production does not admit it: "
                    + probe + "."));
        }
    }

    private static int sum(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static void same(
            List<DatabaseObject> expected, List<DatabaseObject> found, String code, String when, Notes notes) {
        Differences.between(expected, found).forEach(difference -> notes.findings().add(Finding.of(
                code,
                Subject.schema("rehearsal"),
                when + " the structure is not what it was before: " + difference + ".",
                "Mend the migration that does it, or its way back, and rehearse again.")));
    }

    private static List<DatabaseObject> objects(Scratch scratch) throws SQLException {
        try (Connection connection = scratch.open()) {
            return DatabaseObjects.read(connection);
        }
    }
}
