package dev.tenure.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchema;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import dev.tenure.repository.JakartaValidation;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import jakarta.validation.Validator;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Each method of a generated repository against the same written by hand, in front of a server, with a pool, and with
 * {@code rewriteBatchedStatements}, without which no batch is fast. Before each round the table is filled anew, so that
 * all calls of both find alike; what writes is measured with Hibernate Validator on both sides as well.
 */
final class ServerRepositoryBenchmark {

    /** Rounds before those that count: reads are so short that it matters whether they are compiled. */
    private static final int WARM_UP_READS = 100;
    private static final int WARM_UP_WRITES = 5;
    private static final int ROUNDS = 20;
    private static final int ROWS = 100;
    private static final int BATCH = 1000;
    private static final PolicyType[] TYPES = PolicyType.values();

    /** One call of many; they are numbered. */
    private interface Call {
        void number(int call) throws Exception;
    }

    private final TestDatabase database;
    private final PolicyConfigurationRepository filling;
    private List<PolicyConfiguration> rows = List.of();

    private ServerRepositoryBenchmark(TestDatabase database, PolicyConfigurationRepository filling) {
        this.database = database;
        this.filling = filling;
    }

    static void run() throws Exception {
        try (ClassRoot classes = ClassRoot.open(example());
                TestDatabase database = TestServer.shared().createDatabase();
                HikariDataSource pool = pool(database)) {
            Schema schema = classes.schema(Optional.empty());
            database.createExisting(schema);
            database.createOwned(schema);
            parents(database);
            PolicyConfigurationRepository plain = repository(pool, Validation.NONE);
            ServerRepositoryBenchmark benchmark = new ServerRepositoryBenchmark(database, plain);
            System.out.println("repositories, over a server: throughput, generated / by hand, by the"
                    + " median of calls side by side (targets >= 0.97)");
            System.out.printf("  %-42s %10s %14s %14s%n", "", "throughput", "us by hand", "generated");
            HandWrittenPolicies byHand = new HandWrittenPolicies(pool, null, Clock.systemUTC(), 1, null);
            benchmark.reads(byHand, plain);
            benchmark.writes("", byHand, plain);
            benchmark.removals(byHand, plain);
            Validator validator = jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();
            benchmark.writes(", validated",
                    new HandWrittenPolicies(pool, null, Clock.systemUTC(), 1, validator),
                    repository(pool, new JakartaValidation(validator)));
        }
    }

    private static PolicyConfigurationRepository repository(HikariDataSource pool, Validation validation) {
        return AppointmentSchemaRepositories.over(pool, Settings.defaults().withValidation(validation))
                .tenant(1).policyConfigurations();
    }

    private static Path example() throws URISyntaxException {
        return Path.of(AppointmentSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static void parents(TestDatabase database) {
        database.execute(
                "INSERT INTO companies (id, name) VALUES (1, 'Company')",
                "INSERT INTO services (id, company_id, name) VALUES (1, 1, 'Service')",
                "INSERT INTO staff (id, company_id, name) VALUES ('" + new UUID(8, 8) + "', 1, 'Staff')",
                "INSERT INTO branches (id, company_id, name) VALUES " + String.join(", ", IntStream.range(0, BATCH)
                        .mapToObj(branch -> "('" + new UUID(7, branch) + "', 1, 'Branch')").toList()));
    }

    /** No two drafts of different numbers are alike in the table's key. */
    private static PolicyConfiguration draft(int number) {
        return new PolicyConfiguration(null, EntityRef.to(Branch.class, new UUID(7, number / TYPES.length)),
                TYPES[number % TYPES.length], "{}", false, null, null, null, null);
    }

    private static List<PolicyConfiguration> drafts(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(ServerRepositoryBenchmark::draft).toList();
    }

    private void fill(int count) {
        database.execute("DELETE FROM policy_configurations");
        rows = filling.insertAll(drafts(0, count));
    }

    private void fillDeleted() {
        fill(ROWS);
        database.execute("UPDATE policy_configurations SET deleted_at = '2025-10-02 08:30:00'");
    }

    private long id(int call) {
        return rows.get(call).id();
    }

    private void reads(HandWrittenPolicies byHand, PolicyConfigurationRepository generated) throws Exception {
        fill(ROWS);
        List<Long> ids = rows.subList(0, 16).stream().map(PolicyConfiguration::id).toList();
        List<EntityRef> chain = List.of(EntityRef.to(Company.class, 1), rows.get(0).configurable(),
                EntityRef.to(Service.class, 1), EntityRef.to(Staff.class, new UUID(8, 8)));
        Contest.Run nothing = () -> {};
        compare("find", WARM_UP_READS, ROWS, nothing, call -> byHand.find(id(call)), call -> generated.find(id(call)));
        compare("get", WARM_UP_READS, ROWS, nothing, call -> byHand.get(id(call)), call -> generated.get(id(call)));
        compare("exists", WARM_UP_READS, ROWS, nothing,
                call -> byHand.exists(id(call)), call -> generated.exists(id(call)));
        compare("count", WARM_UP_READS, ROWS, nothing, call -> byHand.count(), call -> generated.count());
        compare("findAllById, 16 of them", WARM_UP_READS, ROWS, nothing,
                call -> byHand.findAllById(ids), call -> generated.findAllById(ids));
        compare("page of 20", WARM_UP_READS, ROWS, nothing,
                call -> byHand.page(id(call), 20), call -> generated.page(id(call), 20));
        compare("findByPolicyType, 34 rows", WARM_UP_READS, ROWS, nothing,
                call -> byHand.findByPolicyType(TYPES[0]), call -> generated.findByPolicyType(TYPES[0]));
        compare("findByConfigurableAndPolicyType", WARM_UP_READS, ROWS, nothing,
                call -> byHand.findByConfigurableAndPolicyType(rows.get(call).configurable(), TYPES[0]),
                call -> generated.findByConfigurableAndPolicyType(rows.get(call).configurable(), TYPES[0]));
        compare("resolve", WARM_UP_READS, ROWS, nothing,
                call -> byHand.resolve(TYPES[0], chain), call -> generated.resolve(TYPES[0], chain));
    }

    private void writes(String how, HandWrittenPolicies byHand, PolicyConfigurationRepository generated)
            throws Exception {
        List<List<PolicyConfiguration>> batches = List.of(drafts(0, BATCH), drafts(BATCH, BATCH));
        compare("insert" + how, WARM_UP_WRITES, ROWS, () -> fill(0),
                call -> byHand.insert(draft(call)), call -> generated.insert(draft(call)));
        compare("insertAll, 1,000 rows" + how, WARM_UP_WRITES, 2, () -> fill(0),
                call -> byHand.insertAll(batches.get(call)), call -> generated.insertAll(batches.get(call)));
        compare("update" + how, WARM_UP_WRITES, ROWS, () -> fill(ROWS),
                call -> byHand.update(changed(call)), call -> generated.update(changed(call)));
        compare("upsert, of new rows" + how, WARM_UP_WRITES, ROWS, () -> fill(0),
                call -> byHand.upsert(draft(call)), call -> generated.upsertByConfigurableAndPolicyType(draft(call)));
        compare("upsert, of rows that are there" + how, WARM_UP_WRITES, ROWS, () -> fill(ROWS),
                call -> byHand.upsert(draft(call)), call -> generated.upsertByConfigurableAndPolicyType(draft(call)));
    }

    private PolicyConfiguration changed(int call) {
        PolicyConfiguration row = rows.get(call);
        return new PolicyConfiguration(row.id(), row.configurable(), row.policyType(), "{\"changed\": true}",
                row.isOverride(), row.overridesId(), row.createdAt(), row.updatedAt(), row.deletedAt());
    }

    private void removals(HandWrittenPolicies byHand, PolicyConfigurationRepository generated) throws Exception {
        compare("delete", WARM_UP_WRITES, ROWS, () -> fill(ROWS),
                call -> byHand.delete(id(call)), call -> generated.delete(id(call)));
        compare("restore", WARM_UP_WRITES, ROWS, this::fillDeleted,
                call -> byHand.restore(id(call)), call -> generated.restore(id(call)));
        compare("purge", WARM_UP_WRITES, ROWS, this::fillDeleted,
                call -> byHand.purge(id(call)), call -> generated.purge(id(call)));
    }

    /** @param before makes the rows of a round, of which one side is given those of even numbers and one the others */
    private static void compare(
            String name, int warmUp, int calls, Contest.Run before, Call byHand, Call generated) throws Exception {
        double[] byHandNanos = new double[ROUNDS * calls / 2];
        double[] generatedNanos = new double[byHandNanos.length];
        int at = 0;
        for (int round = -warmUp; round < ROUNDS; round++) {
            before.run();
            for (int call = 0; call < calls; call += 2) {
                // who comes first comes second next time
                boolean handFirst = (round + call / 2 & 1) == 0;
                double first = nanos(handFirst ? byHand : generated, call);
                double second = nanos(handFirst ? generated : byHand, call + 1);
                if (round >= 0) {
                    byHandNanos[at] = handFirst ? first : second;
                    generatedNanos[at++] = handFirst ? second : first;
                }
            }
        }
        double[] ratios = new double[at];
        for (int i = 0; i < at; i++) {
            ratios[i] = byHandNanos[i] / generatedNanos[i];
        }
        System.out.printf(Locale.ROOT, "  %-42s %10.2f %14.0f %14.0f%n", name, Contest.median(ratios),
                Contest.median(byHandNanos) / 1000, Contest.median(generatedNanos) / 1000);
    }

    private static double nanos(Call call, int number) throws Exception {
        long start = System.nanoTime();
        call.number(number);
        return System.nanoTime() - start;
    }
}
