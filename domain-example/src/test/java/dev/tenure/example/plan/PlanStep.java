package dev.tenure.example.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the plan's checklist.
 *
 * @param section its number in the plan
 * @param title   what is true once it is ticked
 * @param check   what decides it
 */
record PlanStep(String section, String title, Check check) {

    /** Says what is not as the plan wants it; empty where it is content. */
    interface Check {
        List<String> differences(Connection connection) throws SQLException;
    }

    static final List<String> TABLES = List.of("notification_configurations", "policy_configurations",
            "callback_requests", "appointment_modifications", "callback_escalations", "appointment_modification_stats");

    /** Phase 1: what must be there before anything runs. */
    static final List<PlanStep> PREPARATION = List.of(
            sql("1.3-parents", "the six parents are there, with the right id types"));

    /** Phase 2, and 5.6, which asks the same of production. */
    static final List<PlanStep> STRUCTURE = List.of(
            sql("2.3-tenant-foreign-keys", "every tenant key refers to companies, CASCADE and CASCADE"),
            new PlanStep("2.4", "every table has an index that leads with the tenant", PlanStep::tenantIndexes),
            sql("2.5-unique-keys", "unique keys start with the tenant"),
            sql("2.6-polymorphic-indexes", "polymorphic references have their index"),
            sql("5.6-foreign-key-counts", "every table has as many foreign keys as the plan counts"));

    /** Phase 3. */
    static final List<PlanStep> INTEGRITY = List.of(
            sql("3.1-cascade-delete", "deleting a company takes its rows with it"),
            sql("3.2-soft-delete", "a deleted policy makes room for a new one"),
            sql("3.2-second-live-row", "a second live policy for one key is refused"),
            sql("3.3-tenant-required", "a row without a tenant is refused"),
            sql("3.4-unknown-tenant", "a row of an unknown tenant is refused"));

    /** Phase 7, on rows of several tenants. */
    static final List<PlanStep> VALIDATION = List.of(
            explain("7.1-tenant-isolation", "a tenant's rows are found by an index that leads with the tenant", true),
            explain("7.2-index-performance", "the plan's queries use indexes", false),
            sql("7.3-orphans", "no row without its company"));

    @Override
    public String toString() {
        return section + " " + title;
    }

    private static PlanStep sql(String script, String title) {
        PlanScript plan = new PlanScript(script);
        return new PlanStep(script.substring(0, 3), title, connection -> plan.differences(plan.run(connection)));
    }

    private static PlanStep explain(String script, String title, boolean byTenantAlone) {
        return new PlanStep(script.substring(0, 3), title, new PlanExplain(script, byTenantAlone)::differences);
    }

    /** The plan spells out what it expects for one table, and asks an index led by the tenant of each. */
    private static List<String> tenantIndexes(Connection connection) throws SQLException {
        PlanScript plan = new PlanScript("2.4-tenant-indexes");
        List<String> found = plan.run(connection);
        List<String> differences = new ArrayList<>(plan.differences(found.stream()
                .filter(line -> line.startsWith("TABLE_NAME ") || line.startsWith("notification_configurations "))
                .toList()));
        for (String table : TABLES) {
            if (found.stream().noneMatch(line -> line.matches(table + " \\S+ company_id 1 [01]"))) {
                differences.add("no index of " + table + " leads with company_id");
            }
        }
        return differences;
    }
}
