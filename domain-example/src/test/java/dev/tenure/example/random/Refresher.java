package dev.tenure.example.random;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentModification;
import dev.tenure.example.AppointmentModification.ModificationType;
import dev.tenure.example.AppointmentModificationRepository;
import dev.tenure.example.AppointmentModificationStat;
import dev.tenure.example.AppointmentModificationStat.StatType;
import dev.tenure.example.AppointmentModificationStatRepository;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Customer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Has counts made anew, for a tenant or for one customer, and reads them. */
final class Refresher {

    private static final Map<ModificationType, StatType> TYPES = Map.of(
            ModificationType.CANCEL, StatType.CANCELLATION_COUNT,
            ModificationType.RESCHEDULE, StatType.RESCHEDULE_COUNT);

    /** What there is one count of. */
    private record Key(Long customer, StatType type, LocalDate day) {

        static Key of(AppointmentModification row) {
            return new Key(row.customerId(), TYPES.get(row.modificationType()),
                    row.createdAt().atOffset(ZoneOffset.UTC).toLocalDate());
        }

        static Key of(AppointmentModificationStat row) {
            return new Key(row.customerId(), row.statType(), row.periodStart());
        }
    }

    private final World world;
    private final Actor<AppointmentModification, AppointmentModificationRepository> counted;
    private final Actor<AppointmentModificationStat, AppointmentModificationStatRepository> counts;
    private final Consumer<String> log;

    Refresher(World world, Actor<AppointmentModification, AppointmentModificationRepository> counted,
            Actor<AppointmentModificationStat, AppointmentModificationStatRepository> counts, Consumer<String> log) {
        this.world = world;
        this.counted = counted;
        this.counts = counts;
        this.log = log;
    }

    void act(AppointmentSchemaRepositories db) {
        long tenant = world.anyTenant();
        AppointmentModificationStatRepository repository = db.tenant(tenant).appointmentModificationStats();
        int dice = world.random().nextInt(3);
        if (dice == 0) {
            read(tenant, repository);
            return;
        }
        Long customer = dice == 1 ? null : world.number(Customer.class, tenant);
        log.accept("tenant " + tenant + ": refresh of " + (customer == null ? "all" : "customer " + customer));
        if (customer == null) {
            repository.refresh();
        } else {
            repository.refreshByCustomerId(customer);
        }
        follow(tenant, customer, repository);
        counts.compare(db, tenant);
    }

    private void read(long tenant, AppointmentModificationStatRepository repository) {
        List<AppointmentModificationStat> some = counts.living(world.anyTenant()).toList();
        Key key = some.isEmpty()
                ? new Key(world.number(Customer.class, tenant), StatType.CANCELLATION_COUNT, today())
                : Key.of(world.any(some));
        log.accept("tenant " + tenant + ": count of " + key);
        long expected = counts.living(tenant).filter(row -> Key.of(row).equals(key))
                .mapToLong(AppointmentModificationStat::count).sum();
        long found = repository.countOf(key.customer(), key.type(), key.day());
        require(tenant, expected, found);
    }

    private LocalDate today() {
        return world.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Does to the rows in memory what a refresh does. */
    private void follow(long tenant, Long customer, AppointmentModificationStatRepository repository) {
        Map<Key, Integer> expected = new HashMap<>();
        counted.living(tenant).map(Key::of).filter(key -> customer == null || key.customer().equals(customer))
                .forEach(key -> expected.merge(key, 1, Integer::sum));
        for (AppointmentModificationStat row : counts.living(tenant).toList()) {
            if (customer == null || row.customerId().equals(customer)) {
                Integer count = expected.remove(Key.of(row));
                if (count == null) {
                    counts.forget(row);
                } else {
                    counts.put(tenant, counted(row, count));
                }
            }
        }
        expected.forEach((key, count) -> add(tenant, key, count, repository));
    }

    private AppointmentModificationStat counted(AppointmentModificationStat row, int count) {
        return new AppointmentModificationStat(row.id(), row.customerId(), row.statType(), row.periodStart(),
                row.periodStart(), count, world.now(), row.createdAt(),
                count == row.count() ? row.updatedAt() : world.now());
    }

    /** A count that is new: its id is the server's choice. */
    private void add(long tenant, Key key, int count, AppointmentModificationStatRepository repository) {
        AppointmentModificationStat found = repository.findByCustomerIdAndStatTypeAndPeriodStart(
                key.customer(), key.type(), key.day()).orElse(null);
        AppointmentModificationStat expected = new AppointmentModificationStat(found == null ? null : found.id(),
                key.customer(), key.type(), key.day(), key.day(), count, world.now(), world.now(), world.now());
        require(tenant, expected, found);
        counts.put(tenant, found);
        world.add(tenant, EntityRef.to(AppointmentModificationStat.class, found.id()));
    }

    private static void require(long tenant, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new AssertionError("tenant " + tenant + ": expected " + expected + ", found " + found);
        }
    }
}
