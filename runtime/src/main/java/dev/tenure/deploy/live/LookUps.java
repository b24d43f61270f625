package dev.tenure.deploy.live;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Target;
import dev.tenure.deploy.live.LookUpPlan.Verdict;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.TimeLimit;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TEN770, TEN771: how the server answers every statement by which repositories look rows up. */
public final class LookUps implements LiveCheck {

    /** How long it may take the server to plan, or to count rows, once. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Map<Verdict, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Verdict.SMALL, "read so few rows that the server is right to: ");
        WORDS.put(Verdict.MOST, "read a table of which most is wanted, as the server is right to: ");
        WORDS.put(Verdict.EMPTY, "are of empty tables, where plans prove nothing but that the key could be used: ");
        WORDS.put(Verdict.UNKNOWN, "found no row while they were planned, which proves nothing: ");
    }

    private final Target target;

    public LookUps(Target target) {
        this.target = target;
    }

    /**
     * What was seen.
     *
     * @param said     one sentence each
     * @param findings what is wrong
     */
    public record Seen(List<String> said, List<Finding> findings) {
        public Seen {
            said = List.copyOf(said);
            findings = List.copyOf(findings);
        }
    }

    @Override
    public String name() {
        return "look-ups";
    }

    @Override
    public Map<String, Object> before(Notes notes) {
        return Map.of();
    }

    @Override
    public void after(Map<String, Object> before, Notes notes) throws SQLException {
        try (LookingOn looking = LookingOn.at(target.connections())) {
            Seen seen = check(looking.connection(), target.schema());
            seen.said().forEach(notes::say);
            notes.find(seen.findings());
        }
    }

    /** Asks; runs none of them. */
    public static Seen check(Connection connection, Schema schema) throws SQLException {
        Schema live = Introspection.read(connection, schema.tables().stream().map(Table::name).toList());
        try (TimeLimit limit = TimeLimit.set(connection, LIMIT)) {
            List<LookUpPlan> plans = LookUpCheck.plans(connection, schema, live);
            return new Seen(said(plans), plans.stream().flatMap(plan -> plan.finding().stream()).toList());
        }
    }

    private static List<String> said(List<LookUpPlan> plans) {
        if (plans.isEmpty()) {
            return List.of("There are no look-ups to have planned: no table has an entity with keys to look up by.");
        }
        List<String> said = new ArrayList<>();
        said.add("Had the server plan " + TenantRows.count(plans.size(), "look-up") + " of "
                + TenantRows.count(tables(plans).size(), "table") + ": " + of(plans, Verdict.SOUGHT).size()
                + " seek by a key.");
        WORDS.forEach((verdict, what) -> {
            List<LookUpPlan> fitting = of(plans, verdict);
            if (!fitting.isEmpty()) {
                said.add(fitting.size() + " " + what + String.join(", ", tables(fitting)) + ".");
            }
        });
        return said;
    }

    private static List<String> tables(List<LookUpPlan> plans) {
        return plans.stream().map(plan -> plan.lookUp().table().name()).distinct().toList();
    }

    private static List<LookUpPlan> of(List<LookUpPlan> plans, Verdict verdict) {
        return plans.stream().filter(plan -> plan.verdict() == verdict).toList();
    }
}
