package dev.tenure.deploy.live;

import dev.tenure.deploy.live.LookUpPlan.Verdict;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.TimeLimit;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.verify.Report;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Verifies a production after a migrate, without changing anything: its structure, what its rows say, how the server
 * answers every look-up of a repository, and how many rows each tenant has.
 */
public final class LiveVerification {

    /** How long the server may plan or count, where nobody says otherwise. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /** How many changes are told one by one. */
    private static final int TOLD = 20;

    private final Schema schema;
    private final List<String> said = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private LiveVerification(Schema schema) {
        this.schema = schema;
    }

    /**
     * All of it.
     *
     * @param before how it was before; empty where nobody looked
     * @param alone  whether users were kept out since then: rows that are gone are a finding only where they were
     * @param limit  how long the server may count in one table
     */
    public static LiveReport verify(
            Connections connections, Schema schema, Optional<Before> before, boolean alone, Duration limit)
            throws SQLException {
        LiveVerification verification = new LiveVerification(schema);
        try (LookingOn looking = LookingOn.at(connections)) {
            Connection connection = looking.connection();
            verification.structureAndData(connection);
            verification.lookUps(connection);
            TenantCounts counts = TenantCounts.take(connection, schema, limit);
            List<TenantCounts.Change> changes = before.map(then -> counts.since(then.counts())).orElse(List.of());
            verification.tell(counts, before);
            before.ifPresent(then -> verification.tell(changes, then, alone));
            return new LiveReport(verification.said, verification.findings, counts, changes);
        }
    }

    /**
     * How the server answers every look-up of a repository: adds to {@code said} and to {@code findings}.
     */
    public static void lookUps(Connection connection, Schema schema, List<String> said, List<Finding> findings)
            throws SQLException {
        LiveVerification verification = new LiveVerification(schema);
        verification.lookUps(connection);
        said.addAll(verification.said);
        findings.addAll(verification.findings);
    }

    private void structureAndData(Connection connection) throws SQLException {
        Report report = Verifier.verify(connection, schema);
        findings.addAll(report.findings());
        said.add("Compared " + count(report.tables(), "table") + " with the entities, and asked their rows "
                + count(report.questions(), "question") + ".");
    }

    private void lookUps(Connection connection) throws SQLException {
        Schema live = Introspection.read(connection, schema.tables().stream().map(Table::name).toList());
        List<LookUpPlan> plans;
        try (TimeLimit limit = TimeLimit.set(connection, LIMIT)) {
            plans = LookUpCheck.plans(connection, schema, live);
        }
        plans.forEach(plan -> plan.finding().ifPresent(findings::add));
        if (plans.isEmpty()) {
            said.add("There are no look-ups to have planned: no table has an entity with keys to look up by.");
            return;
        }
        said.add("Had the server plan " + count(plans.size(), "look-up") + " of "
                + count((int) plans.stream().map(plan -> plan.lookUp().table().name()).distinct().count(), "table")
                + ": " + of(plans, Verdict.SOUGHT).size() + " seek by a key.");
        tell(plans, Verdict.SMALL, "read tables that are so small that the server is right to: ");
        tell(plans, Verdict.MOST, "read a table of which most is wanted, as the server is right to: ");
        tell(plans, Verdict.EMPTY, "are of empty tables, where plans prove nothing but that the key could be used: ");
        tell(plans, Verdict.UNKNOWN, "found no row while they were planned, which proves nothing: ");
    }

    private void tell(List<LookUpPlan> plans, Verdict verdict, String what) {
        List<LookUpPlan> fitting = of(plans, verdict);
        if (!fitting.isEmpty()) {
            said.add(fitting.size() + " " + what + fitting.stream().map(plan -> plan.lookUp().table().name()).distinct()
                    .collect(Collectors.joining(", ")) + ".");
        }
    }

    private static List<LookUpPlan> of(List<LookUpPlan> plans, Verdict verdict) {
        return plans.stream().filter(plan -> plan.verdict() == verdict).toList();
    }

    private void tell(TenantCounts counts, Optional<Before> before) {
        said.add("Counted " + count(counts.total(), "row") + " of " + count(counts.rows().size(), "table")
                + " by tenant"
                + before.map(then -> ", " + then.counts().total() + " before").orElse("") + ".");
        counts.notCounted().forEach((table, why) -> said.add("Not counted: " + table + "; " + why + "."));
        before.ifPresent(then -> then.counts().notCounted().keySet().stream()
                .filter(counts.rows()::containsKey)
                .forEach(table -> said.add("Not compared: " + table + ", which could not be counted before.")));
    }

    private void tell(List<TenantCounts.Change> changes, Before before, boolean alone) {
        if (changes.isEmpty()) {
            said.add("Every tenant has as many rows as before.");
        } else if (!alone) {
            said.add("Users wrote meanwhile, so that rows which came or went are told and prove nothing.");
        }
        changes.stream()
                .sorted(Comparator.comparing(change -> change.after() - change.before()))
                .limit(TOLD)
                .forEach(change -> said.add(sentence(change)
                        + (before.changes().explain(change.table()) ? "; migrations change rows there." : ".")));
        if (changes.size() > TOLD) {
            said.add("And " + (changes.size() - TOLD) + " more.");
        }
        if (alone) {
            changes.stream()
                    .filter(change -> change.after() < change.before() && !before.changes().explain(change.table()))
                    .collect(Collectors.groupingBy(TenantCounts.Change::table, TreeMap::new, Collectors.toList()))
                    .forEach((table, lost) -> findings.add(lost(table, lost)));
        }
    }

    private Finding lost(String table, List<TenantCounts.Change> lost) {
        long rows = lost.stream().mapToLong(change -> change.before() - change.after()).sum();
        return new Finding(
                "TEN772",
                Finding.Kind.MISSING,
                Subject.table(schema.table(table).orElseThrow(), ""),
                count(rows, "row") + " of " + table + " went although nobody was let in and no migration changes rows"
                        + " there (" + lost.stream().limit(TOLD).map(this::sentence).collect(Collectors.joining("; "))
                        + (lost.size() > TOLD ? "; and more" : "") + ").",
                "Keep users out, and find out who took them: rows that are lost come back only from a backup.",
                Optional.of("as many rows as before"),
                Optional.of(count(rows, "row") + " fewer"));
    }

    private String sentence(TenantCounts.Change change) {
        return change.sentence(schema.table(change.table()).flatMap(Table::tenantColumn)
                .or(() -> schema.tenant().map(Tenant::column)).orElse("tenant"));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
