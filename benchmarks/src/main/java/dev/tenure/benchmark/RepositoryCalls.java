package dev.tenure.benchmark;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Each call of a generated repository and the same by hand, in front of the driver without a server. */
final class RepositoryCalls {

    /** Both ways to the same result. */
    record Pair(int rows, Supplier<Object> byHand, Supplier<Object> generated) {}

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-02T08:30:00.25Z"), ZoneOffset.UTC);
    private static final EntityRef BRANCH = EntityRef.to(Branch.class, new UUID(7, 7));

    private RepositoryCalls() {}

    static StubDriver driver() {
        return StubDriver.of(
                5L, "App\\Models\\Branch", BRANCH.id(), "cancellation", "{}", true, null, 1_700_000_000_000L,
                1_700_000_000_000L, null);
    }

    /** @param others what is written by hand runs on: one driver would find the texts faster of whoever came first */
    static Map<String, Pair> pairs(StubDriver driver, StubDriver others) {
        PolicyConfigurationRepository policies = AppointmentSchemaRepositories
                .over(driver, Settings.defaults().withClock(CLOCK).withValidation(Validation.NONE))
                .tenant(1)
                .policyConfigurations();
        HandWrittenPolicies byHand = new HandWrittenPolicies(others, CLOCK, 1);
        PolicyConfiguration draft = new PolicyConfiguration(
                null, BRANCH, PolicyType.CANCELLATION, "{}", true, null, null, null, null);
        PolicyConfiguration stored = new PolicyConfiguration(
                5L, BRANCH, PolicyType.CANCELLATION, "{}", true, null, CLOCK.instant(), CLOCK.instant(), null);
        List<PolicyConfiguration> drafts = Collections.nCopies(1000, draft);
        List<Long> ids = LongStream.rangeClosed(1, 16).boxed().toList();
        List<EntityRef> chain = List.of(
                EntityRef.to(Company.class, 1), BRANCH, EntityRef.to(Service.class, 9),
                EntityRef.to(Staff.class, new UUID(8, 8)));
        Map<String, Pair> pairs = new LinkedHashMap<>();
        pairs.put("insert", new Pair(1, () -> byHand.insert(draft), () -> policies.insert(draft)));
        pairs.put("insertAll, 1,000 rows", new Pair(1,
                () -> byHand.insertAll(drafts), () -> policies.insertAll(drafts)));
        pairs.put("find", new Pair(1, () -> byHand.find(5), () -> policies.find(5L)));
        pairs.put("find, nothing there", new Pair(0, () -> byHand.find(5), () -> policies.find(5L)));
        pairs.put("get", new Pair(1, () -> byHand.get(5), () -> policies.get(5L)));
        pairs.put("findAllById, 16 of them", new Pair(16,
                () -> byHand.findAllById(ids), () -> policies.findAllById(ids)));
        pairs.put("page of 20", new Pair(20, () -> byHand.page(5, 20), () -> policies.page(5L, 20)));
        pairs.put("update", new Pair(1, () -> byHand.update(stored), () -> policies.update(stored)));
        pairs.put("delete", new Pair(1, () -> byHand.delete(5), () -> policies.delete(5L)));
        pairs.put("restore", new Pair(1, () -> byHand.restore(5), () -> policies.restore(5L)));
        pairs.put("purge", new Pair(1, () -> byHand.purge(5), () -> policies.purge(5L)));
        pairs.put("count", new Pair(1, byHand::count, policies::count));
        pairs.put("exists", new Pair(1, () -> byHand.exists(5), () -> policies.exists(5L)));
        pairs.put("upsert", new Pair(1, () -> byHand.upsert(draft),
                () -> policies.upsertByConfigurableAndPolicyType(draft)));
        pairs.put("findByPolicyType, 10 rows", new Pair(10, () -> byHand.findByPolicyType(PolicyType.RECURRING),
                () -> policies.findByPolicyType(PolicyType.RECURRING)));
        pairs.put("findByConfigurableAndPolicyType", new Pair(1,
                () -> byHand.findByConfigurableAndPolicyType(BRANCH, PolicyType.RECURRING),
                () -> policies.findByConfigurableAndPolicyType(BRANCH, PolicyType.RECURRING)));
        pairs.put("resolve", new Pair(1, () -> byHand.resolve(PolicyType.RECURRING, chain),
                () -> policies.resolve(PolicyType.RECURRING, chain)));
        return pairs;
    }
}
