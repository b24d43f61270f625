package dev.tenure.testkit.schema;

import dev.tenure.repository.ReadRepository;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The repository of one tenant, called with all that is another tenant's, in a migrated database of its own: what it
 * must not see it does not give, and what it must not touch is the same afterwards. Each call is also made with what is
 * the tenant's own, for one that does nothing at all would keep to its tenant as well.
 *
 * @param <R> the repository
 */
public final class TenancyTest<R extends ReadRepository<?, ?>> implements AutoCloseable {

    /**
     * How a tenant's repository is had.
     *
     * @param <R> the repository
     */
    public interface Opening<R> {
        R of(Connection connection, Settings settings, SampleTenant tenant);
    }

    /**
     * A call that finds something with what a row holds.
     *
     * @param <R> the repository
     */
    public interface Search<R> {
        Object in(R repository, Sample row);
    }

    /**
     * A call that says something of a row, or changes it, or does not.
     *
     * @param <R> the repository
     */
    public interface Test<R> {
        boolean in(R repository, Sample row);
    }

    /**
     * A call that counts.
     *
     * @param <R> the repository
     */
    public interface Count<R> {
        long in(R repository);
    }

    /**
     * A call that counts anew.
     *
     * @param <R> the repository
     */
    public interface Refresh<R> {
        void in(R repository);
    }

    /**
     * A call that counts anew what has a value that a row holds.
     *
     * @param <R> the repository
     */
    public interface RefreshOne<R> {
        void in(R repository, Sample row);
    }

    /**
     * A call that reads a number by what a row holds.
     *
     * @param <R> the repository
     */
    public interface Reading<R> {
        long in(R repository, Sample row);
    }

    /** What is tried once there are rows of two tenants. */
    private interface Check<R extends ReadRepository<?, ?>> {
        void of(TwoTenants<R> tenants) throws SQLException;
    }

    private static final Settings SETTINGS =
            Settings.defaults().withValidation(Validation.NONE).withClock(new Ticking());

    private final SchemaDatabase database;
    private final Table table;
    private final Opening<R> opening;
    private TwoTenants.Seed seed;

    private TenancyTest(SchemaDatabase database, Table table, Opening<R> opening) {
        this.database = database;
        this.table = table;
        this.opening = opening;
    }

    /** @param root the class with {@code @TenantSchema} */
    public static <R extends ReadRepository<?, ?>> TenancyTest<R> of(Class<?> root, String table, Opening<R> opening) {
        SchemaDatabase database = SchemaDatabase.migrated(root);
        Schema schema = database.schema();
        return new TenancyTest<>(database, schema.table(table).orElseThrow(() -> new NoSuchElementException(
                "The model has no table " + table + ". Compile the entities and these tests again.")), opening);
    }

    /** With what its own rows hold it finds them, and with what others' rows hold none of those. */
    public void finds(Search<R> search) {
        check(tenants -> new TenancyReads<>(tenants).finds(search, true));
    }

    /** Behind any row, its own or another's, it finds rows of its own and no others. */
    public void goesOn(Search<R> search) {
        check(tenants -> new TenancyReads<>(tenants).finds(search, false));
    }

    public void counts(Count<R> count) {
        check(tenants -> new TenancyReads<>(tenants).counts(count));
    }

    /** It says yes of its own rows and no of others. */
    public void tells(Test<R> test) {
        check(tenants -> new TenancyReads<>(tenants).tells(test));
    }

    /** It changes its own living rows and no others. */
    public void changesLiving(Test<R> change) {
        check(tenants -> new TenancyWrites<>(tenants).changes(change, false));
    }

    /** It changes its own deleted rows and no others. */
    public void changesDeleted(Test<R> change) {
        check(tenants -> new TenancyWrites<>(tenants).changes(change, true));
    }

    /** A new row becomes its own. */
    public void writesNew(Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).writesNew(write));
    }

    /** A row of its own is written again, and one with another's key is not there. */
    public void writesAgain(Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).writesAgain(write));
    }

    /** A row with the unique values of its own one changes that, and with those of another's leaves it alone. */
    public void writesEither(Search<R> write, String... key) {
        check(tenants -> new TenancyWrites<>(tenants).writesEither(write, List.of(key)));
    }

    /** It counts as Java does, changes nothing that is right, and follows what changes. */
    public void refreshes(Refresh<R> refresh) {
        check(tenants -> new TenancyCounts<>(tenants).refreshes(refresh));
    }

    /** It counts as Java does what has one value, and leaves all else alone. */
    public void refreshesOne(RefreshOne<R> refresh) {
        check(tenants -> new TenancyCounts<>(tenants).refreshesOne(refresh));
    }

    /** It reads the counts of its own tenant, once they are counted. */
    public void readsCounts(Refresh<R> refresh, Reading<R> reading) {
        check(tenants -> new TenancyCounts<>(tenants).reads(refresh, reading));
    }

    public void newRowRefusesReference(String property, Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).refusesReference(property, write, true));
    }

    public void changedRowRefusesReference(String property, Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).refusesReference(property, write, false));
    }

    public void newRowRefusesTenant(String property, Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).refusesTenant(property, write, true));
    }

    public void changedRowRefusesTenant(String property, Search<R> write) {
        check(tenants -> new TenancyWrites<>(tenants).refusesTenant(property, write, false));
    }

    /** Nothing can be called but what these tests call. */
    public void hasNoMethodBut(Class<R> repository, String... tested) {
        Set<String> untested = new TreeSet<>();
        Stream<String> methods = Arrays.stream(repository.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class
                        && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName);
        Stream.concat(methods, Damage.current().methods().stream()).forEach(untested::add);
        List.of(tested).forEach(untested::remove);
        if (!untested.isEmpty()) {
            throw new AssertionError("No test calls " + String.join(", ", untested) + " of "
                    + repository.getSimpleName()
                    + " for two tenants. Compile the tests again; if that changes nothing, give the method its case in"
                    + " TenancyCases of the processor.");
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock of which two looks are never the same second, so that a row shows when it is written again. */
    private static final class Ticking extends Clock {

        private final AtomicLong seconds = new AtomicLong(Instant.now().getEpochSecond());

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void check(Check<R> check) {
        database.inTransaction(connection -> {
            if (seed == null) {
                seed = TwoTenants.seed(connection, database.schema(), table);
            }
            TwoTenants<R> tenants = new TwoTenants<>(connection, seed, database.schema(), table,
                    (on, tenant) -> opening.of(on, SETTINGS, tenant));
            check.of(tenants);
        });
    }
}
