package dev.tenure.benchmark;

import static dev.tenure.benchmark.HandWrittenCalls.BRANCH;
import static dev.tenure.benchmark.HandWrittenCalls.CHAIN;
import static dev.tenure.benchmark.HandWrittenCalls.CLOCK;
import static dev.tenure.benchmark.HandWrittenCalls.DRAFT;
import static dev.tenure.benchmark.HandWrittenCalls.DRAFTS;
import static dev.tenure.benchmark.HandWrittenCalls.IDS;
import static dev.tenure.benchmark.HandWrittenCalls.STORED;

import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Each call of a generated repository, named like the same call by hand. */
final class RepositoryCalls {

    /** How many rows a call's queries are answered with, where it is not one. */
    private static final Map<String, Integer> ROWS = Map.of(
            "find, nothing there", 0, "findAllById, 16 of them", 16, "page of 20", 20, "findByPolicyType, 10 rows", 10);

    private RepositoryCalls() {}

    static StubDriver driver() {
        return StubDriver.of(
                5L, "App\\Models\\Branch", BRANCH.id(), "cancellation", "{}", true, null, 1_700_000_000_000L,
                1_700_000_000_000L, null);
    }

    static int rows(String call) {
        return ROWS.getOrDefault(call, 1);
    }

    static Map<String, Supplier<Object>> over(DataSource driver) {
        PolicyConfigurationRepository policies = AppointmentSchemaRepositories
                .over(driver, Settings.defaults().withClock(CLOCK).withValidation(Validation.NONE))
                .tenant(1)
                .policyConfigurations();
        Map<String, Supplier<Object>> calls = new LinkedHashMap<>();
        calls.put("insert", () -> policies.insert(DRAFT));
        calls.put("insertAll, 1,000 rows", () -> policies.insertAll(DRAFTS));
        calls.put("find", () -> policies.find(5L));
        calls.put("find, nothing there", () -> policies.find(5L));
        calls.put("get", () -> policies.get(5L));
        calls.put("findAllById, 16 of them", () -> policies.findAllById(IDS));
        calls.put("page of 20", () -> policies.page(5L, 20));
        calls.put("update", () -> policies.update(STORED));
        calls.put("delete", () -> policies.delete(5L));
        calls.put("restore", () -> policies.restore(5L));
        calls.put("purge", () -> policies.purge(5L));
        calls.put("count", () -> policies.count());
        calls.put("exists", () -> policies.exists(5L));
        calls.put("upsert", () -> policies.upsertByConfigurableAndPolicyType(DRAFT));
        calls.put("findByPolicyType, 10 rows", () -> policies.findByPolicyType(PolicyType.RECURRING));
        calls.put("findByConfigurableAndPolicyType",
                () -> policies.findByConfigurableAndPolicyType(BRANCH, PolicyType.RECURRING));
        calls.put("resolve", () -> policies.resolve(PolicyType.RECURRING, CHAIN));
        return calls;
    }
}
