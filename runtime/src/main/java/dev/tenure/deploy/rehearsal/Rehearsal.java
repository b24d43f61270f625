package dev.tenure.deploy.rehearsal;

import dev.tenure.TenureException;
import dev.tenure.deploy.Databases;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is about to be done to a production, done to a copy of its structure: migrate, verify, roll back, migrate again.
 * The production is only read, and of its rows only the journal's. The copy is dropped at the end, whatever happens.
 */
public final class Rehearsal {

    private final Schema schema;
    private final List<Migration> migrations;
    private final Consumer<StepReport> listener;
    private final List<StepReport> reports = new ArrayList<>();

    /** One step: it adds to what was seen and to what is wrong. */
    private interface Step {
        void take(List<String> said, List<Finding> findings) throws SQLException;
    }

    private Rehearsal(Schema schema, List<Migration> migrations, Consumer<StepReport> listener) {
        this.schema = schema;
        this.migrations = migrations;
        this.listener = listener;
    }

    /**
     * Rehearses what {@code migrate} would do now.
     *
     * @param production where the production is
     * @param server     where the scratch database is made: the production's server, or a better one
     * @param listener   is told of each step when it has ended
     * @return the steps, up to the first red one
     * @throws TenureException TEN720 where there can be no scratch database
     */
    public static List<StepReport> run(
            Connections production,
            Databases server,
            Schema schema,
            List<Migration> migrations,
            Consumer<StepReport> listener)
            throws SQLException {
        Rehearsal rehearsal = new Rehearsal(schema, migrations, listener);
        try (Connection origin = production.open(); Scratch scratch = Scratch.create(origin, server)) {
            rehearsal.run(origin, scratch);
        }
        return rehearsal.reports;
    }

    private void run(Connection origin, Scratch scratch) throws SQLException {
        if (!step("clone", (said, findings) -> copy(origin, scratch, said, findings))) {
            return;
        }
        List<DatabaseObject> before = objects(scratch);
        List<String> migrated = new ArrayList<>();
        if (!step("migrate", (said, findings) -> migrated.addAll(migrate(scratch, said)))
                || !step("verify", (said, findings) -> verify(scratch, said, findings))
                || migrated.isEmpty()) {
            return;
        }
        List<DatabaseObject> after = objects(scratch);
        boolean back = step("roll back", (said, findings) -> {
            rollback(scratch, said);
            same(before, objects(scratch), "TEN723", "After the rollback", findings);
        });
        if (back) {
            step("migrate again", (said, findings) -> {
                migrate(scratch, said);
                same(after, objects(scratch), "TEN724", "After the second migrate", findings);
            });
        }
    }

    /** Whether it went well. */
    private boolean step(String name, Step step) throws SQLException {
        List<String> said = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        long start = System.nanoTime();
        try {
            step.take(said, findings);
        } catch (TenureException e) {
            findings.add(Finding.of(e.code(), Subject.schema("rehearsal"), e.what(), e.remedy()));
        }
        StepReport report = new StepReport(name, Duration.ofNanos(System.nanoTime() - start), said, findings);
        reports.add(report);
        listener.accept(report);
        return !report.isRed();
    }

    private void copy(Connection origin, Scratch scratch, List<String> said, List<Finding> findings)
            throws SQLException {
        StructureClone.Result result;
        try (Connection connection = scratch.open()) {
            result = StructureClone.copy(origin, connection);
            ScratchSql.copyJournal(origin, connection);
        }
        said.add("Copied exactly: " + counts(result.copied()) + ".");
        Set<String> touched = touched();
        for (StructureClone.Missed missed : result.missed()) {
            if (missed.kind() == DatabaseObject.Kind.TABLE && touched.contains(missed.name())) {
                findings.add(Finding.of(
                        "TEN721",
                        Subject.schema("rehearsal"),
                        "The " + missed.what() + " of the production cannot be rehearsed with: " + missed.why() + ".",
                        "Migrations touch that table: rehearse on a server that takes it as the production has it."));
            } else {
                said.add("Not copied: the " + missed.what() + "; " + missed.why() + ".");
            }
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

    private List<String> migrate(Scratch scratch, List<String> said) {
        Plan plan = new Migrator(scratch, schema, migrations).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        List<String> done = plan.entries().stream().map(entry -> entry.migration().label()).toList();
        said.add(done.isEmpty() ? "Nothing is pending." : "Applied " + String.join(", ", done) + ".");
        return done;
    }

    private void rollback(Scratch scratch, List<String> said) {
        Plan plan = new Rollback(scratch, schema, migrations)
                .rollback(RollbackOptions.LAST_BATCH.withDataLossAllowed(), MigrationListener.NONE);
        said.add("Took back " + plan.entries().stream()
                .map(entry -> entry.migration().label())
                .collect(Collectors.joining(", ")) + ".");
    }

    private void verify(Scratch scratch, List<String> said, List<Finding> findings) throws SQLException {
        try (Connection connection = scratch.open()) {
            Report report = Verifier.verify(connection, schema);
            findings.addAll(report.findings());
            said.add("Compared " + report.tables() + " tables with the entities.");
        }
    }

    private static void same(
            List<DatabaseObject> expected, List<DatabaseObject> found, String code, String when, List<Finding> findings) {
        Differences.between(expected, found).forEach(difference -> findings.add(Finding.of(
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
