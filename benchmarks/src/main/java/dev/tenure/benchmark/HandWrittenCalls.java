package dev.tenure.benchmark;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
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
import javax.sql.DataSource;

/** Each call of what is written by hand. Public for {@link Twin}, whose classes are of another package to a JVM. */
public final class HandWrittenCalls {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-02T08:30:00.25Z"), ZoneOffset.UTC);
    static final EntityRef BRANCH = EntityRef.to(Branch.class, new UUID(7, 7));
    static final PolicyConfiguration DRAFT = new PolicyConfiguration(
            null, BRANCH, PolicyType.CANCELLATION, "{}", true, null, null, null, null);
    static final PolicyConfiguration STORED = new PolicyConfiguration(
            5L, BRANCH, PolicyType.CANCELLATION, "{}", true, null, CLOCK.instant(), CLOCK.instant(), null);
    static final List<PolicyConfiguration> DRAFTS = Collections.nCopies(1000, DRAFT);
    static final List<Long> IDS = LongStream.rangeClosed(1, 16).boxed().toList();
    static final List<EntityRef> CHAIN = List.of(
            EntityRef.to(Company.class, 1), BRANCH, EntityRef.to(Service.class, 9),
            EntityRef.to(Staff.class, new UUID(8, 8)));

    private HandWrittenCalls() {}

    public static Map<String, Supplier<Object>> over(DataSource driver) {
        HandWrittenPolicies policies = new HandWrittenPolicies(driver, CLOCK, 1);
        Map<String, Supplier<Object>> calls = new LinkedHashMap<>();
        calls.put("insert", () -> policies.insert(DRAFT));
        calls.put("insertAll, 1,000 rows", () -> policies.insertAll(DRAFTS));
        calls.put("find", () -> policies.find(5));
        calls.put("find, nothing there", () -> policies.find(5));
        calls.put("get", () -> policies.get(5));
        calls.put("findAllById, 16 of them", () -> policies.findAllById(IDS));
        calls.put("page of 20", () -> policies.page(5, 20));
        calls.put("update", () -> policies.update(STORED));
        calls.put("delete", () -> policies.delete(5));
        calls.put("restore", () -> policies.restore(5));
        calls.put("purge", () -> policies.purge(5));
        calls.put("count", () -> policies.count());
        calls.put("exists", () -> policies.exists(5));
        calls.put("upsert", () -> policies.upsert(DRAFT));
        calls.put("findByPolicyType, 10 rows", () -> policies.findByPolicyType(PolicyType.RECURRING));
        calls.put("findByConfigurableAndPolicyType",
                () -> policies.findByConfigurableAndPolicyType(BRANCH, PolicyType.RECURRING));
        calls.put("resolve", () -> policies.resolve(PolicyType.RECURRING, CHAIN));
        return calls;
    }
}
