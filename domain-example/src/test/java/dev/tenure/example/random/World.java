package dev.tenure.example.random;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.Appointment;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.Customer;
import dev.tenure.example.Example;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import dev.tenure.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The tenants, what each of them has from the start, and which rows they have by now. */
final class World {

    static final int TENANTS = 20;
    private static final int EACH = 3;

    /** How often, of so many times, something is taken that is another tenant's, or nobody's. */
    private static final int WRONG = 15;

    private final Random random;
    private final Map<EntityRef, Long> owners = new HashMap<>();
    private final Map<Long, Map<Class<?>, List<EntityRef>>> belongings = new HashMap<>();
    private long second;

    World(Random random) {
        this.random = random;
        for (long tenant = 1; tenant <= TENANTS; tenant++) {
            add(tenant, EntityRef.to(Company.class, tenant));
            for (long number = 0; number < EACH; number++) {
                long id = 100 * tenant + number;
                add(tenant, EntityRef.to(Customer.class, id));
                add(tenant, EntityRef.to(Appointment.class, id));
                add(tenant, EntityRef.to(Service.class, id));
                add(tenant, EntityRef.to(Branch.class, new UUID(0x4000, id)));
                add(tenant, EntityRef.to(Staff.class, new UUID(0x4001, id)));
            }
        }
    }

    /** Makes the tables, and the rows that are there from the start. */
    void createIn(TestDatabase database) {
        database.createExisting(Example.schema());
        database.createOwned(Example.schema());
        owners.forEach((row, tenant) -> {
            if (row.target() == Company.class) {
                database.execute("INSERT INTO companies (id, name) VALUES (" + tenant + ", 'Company')");
            }
        });
        List<String> statements = new ArrayList<>();
        owners.forEach((row, tenant) -> {
            String table = Map.of(Customer.class, "customers", Appointment.class, "appointments",
                    Service.class, "services", Branch.class, "branches", Staff.class, "staff")
                    .get(row.target());
            if (table != null) {
                boolean named = row.target() != Appointment.class;
                statements.add("INSERT INTO " + table + " (id, company_id" + (named ? ", name" : "") + ") VALUES ('"
                        + row.id() + "', " + tenant + (named ? ", 'Name'" : "") + ")");
            }
        });
        database.execute(statements.toArray(String[]::new));
    }

    void add(long tenant, EntityRef row) {
        owners.put(row, tenant);
        of(tenant, row.target()).add(row);
    }

    void remove(EntityRef row) {
        long tenant = owners.remove(row);
        of(tenant, row.target()).remove(row);
    }

    boolean belongs(EntityRef row, long tenant) {
        return owners.getOrDefault(row, 0L) == tenant;
    }

    /** Time stands still while something is done. */
    Instant now() {
        return Instant.parse("2025-03-01T00:00:00Z").plusSeconds(second);
    }

    void goOn() {
        second++;
    }

    Random random() {
        return random;
    }

    long anyTenant() {
        return 1 + random.nextInt(TENANTS);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    /** A row of the tenant, seldom one of another tenant or of nobody; {@code null} where there is none. */
    EntityRef reference(Class<?> target, long tenant) {
        int dice = random.nextInt(WRONG);
        if (dice == 0) {
            return EntityRef.to(target, target == Branch.class || target == Staff.class ? new UUID(1, 1) : "999999999");
        }
        List<EntityRef> rows = of(dice == 1 ? anyTenant() : tenant, target);
        return rows.isEmpty() ? null : any(rows);
    }

    Long number(Class<?> target, long tenant) {
        EntityRef row = reference(target, tenant);
        return row == null ? null : Long.valueOf(row.id());
    }

    UUID uuid(Class<?> target, long tenant) {
        return UUID.fromString(reference(target, tenant).id());
    }

    private List<EntityRef> of(long tenant, Class<?> target) {
        return belongings.computeIfAbsent(tenant, one -> new HashMap<>())
                .computeIfAbsent(target, one -> new ArrayList<>());
    }
}
