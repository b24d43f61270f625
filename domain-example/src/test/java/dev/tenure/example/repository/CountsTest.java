package dev.tenure.example.repository;

import static dev.tenure.example.AppointmentModification.ModificationType.CANCEL;
import static dev.tenure.example.AppointmentModification.ModificationType.RESCHEDULE;
import static dev.tenure.example.AppointmentModificationStat.StatType.CANCELLATION_COUNT;
import static dev.tenure.example.AppointmentModificationStat.StatType.RESCHEDULE_COUNT;
import static dev.tenure.example.repository.TwoTenants.ACME;
import static dev.tenure.example.repository.TwoTenants.NOW;
import static dev.tenure.example.repository.TwoTenants.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenure.example.AppointmentModification;
import dev.tenure.example.AppointmentModification.ModificationType;
import dev.tenure.example.AppointmentModificationStat;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.repository.TwoTenants.Parents;
import dev.tenure.repository.LockException;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts over another entity's rows, by which day and by whomever they are made. */
class CountsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 10, 2);
    private static final long CUSTOMER = Parents.of(ACME).customer();
    private static final long SECOND_CUSTOMER = 11;

    private TwoTenants world;
    private AppointmentSchemaRepositories db;

    @BeforeEach
    void open() {
        world = new TwoTenants(Map.of("connectionTimeZone", "+00:00", "forceConnectionTimeZoneToSession", "true"));
        world.database().execute("INSERT INTO customers (id, company_id, name) VALUES (" + SECOND_CUSTOMER + ", "
                + ACME + ", 'Customer')");
        db = at(NOW);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AppointmentSchemaRepositories at(Instant now) {
        return at(now, world.dataSource());
    }

    private static AppointmentSchemaRepositories at(Instant now, DataSource dataSource) {
        return AppointmentSchemaRepositories.over(dataSource, Settings.defaults()
                .withClock(Clock.fixed(now, ZoneOffset.UTC)).withValidation(Validation.NONE));
    }

    private DataSource inZone(String zone) {
        Properties properties = new Properties();
        properties.putAll(Map.of("user", world.database().user(), "password", world.database().password(),
                "sessionVariables", "time_zone='" + zone + "'"));
        return new TwoTenants.Plain(world.database().url(), properties);
    }

    private static AppointmentModification modification(long company, long customer, ModificationType type) {
        return new AppointmentModification(null, Parents.of(company).appointment(), customer, type, true,
                BigDecimal.ZERO, null, null, null, null, null, null);
    }

    private AppointmentModification modify(ModificationType type) {
        return modify(db, CUSTOMER, type);
    }

    private static AppointmentModification modify(
            AppointmentSchemaRepositories by, long customer, ModificationType type) {
        return by.tenant(ACME).appointmentModifications().insert(modification(ACME, customer, type));
    }

    private long cancellations() {
        return db.tenant(ACME).appointmentModificationStats().countOf(CUSTOMER, CANCELLATION_COUNT, TODAY);
    }

    private void refresh() {
        db.tenant(ACME).appointmentModificationStats().refresh();
    }

    /** Customer, type and day of each count of a tenant. */
    private Map<String, Integer> counts(long company) {
        Map<String, Integer> counts = new TreeMap<>();
        for (AppointmentModificationStat stat : db.tenant(company).appointmentModificationStats().page(null, 1000)) {
            assertThat(stat.periodEnd()).isEqualTo(stat.periodStart());
            counts.put(stat.customerId() + " " + stat.statType() + " " + stat.periodStart(), stat.count());
        }
        return counts;
    }

    @Test
    void nothing_is_counted_before_the_first_refresh_and_what_is_there_after_it() {
        modify(CANCEL);
        modify(CANCEL);
        modify(RESCHEDULE);
        assertThat(cancellations()).isZero();
        refresh();
        assertThat(cancellations()).isEqualTo(2);
        assertThat(counts(ACME)).isEqualTo(Map.of(CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 2,
                CUSTOMER + " " + RESCHEDULE_COUNT + " " + TODAY, 1));
    }

    @Test
    void a_count_that_is_right_stays_as_it_is_but_says_when_it_was_counted() {
        modify(CANCEL);
        refresh();
        AppointmentModificationStat before = db.tenant(ACME).appointmentModificationStats().page(null, 1).get(0);
        Instant later = NOW.plusSeconds(3600);
        at(later).tenant(ACME).appointmentModificationStats().refresh();
        AppointmentModificationStat after = db.tenant(ACME).appointmentModificationStats().page(null, 1).get(0);
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt()).isEqualTo(NOW);
        assertThat(after.calculatedAt()).isEqualTo(later);
        modify(CANCEL);
        at(later).tenant(ACME).appointmentModificationStats().refresh();
        assertThat(db.tenant(ACME).appointmentModificationStats().page(null, 1))
                .extracting(AppointmentModificationStat::updatedAt).containsExactly(later);
    }

    @Test
    void a_count_of_nothing_is_removed() {
        AppointmentModification only = modify(CANCEL);
        modify(RESCHEDULE);
        refresh();
        db.tenant(ACME).appointmentModifications().delete(only.id());
        refresh();
        assertThat(counts(ACME)).containsOnlyKeys(CUSTOMER + " " + RESCHEDULE_COUNT + " " + TODAY);
        assertThat(cancellations()).isZero();
    }

    @Test
    void one_customer_is_counted_alone() {
        modify(CANCEL);
        modify(db, SECOND_CUSTOMER, CANCEL);
        db.tenant(ACME).appointmentModificationStats().refreshByCustomerId(SECOND_CUSTOMER);
        assertThat(counts(ACME)).containsOnlyKeys(SECOND_CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY);
    }

    @Test
    void operators_count_for_all_tenants_each_of_which_gets_its_own() {
        modify(CANCEL);
        long theirs = Parents.of(OTHER).customer();
        db.tenant(OTHER).appointmentModifications().insertAll(
                List.of(modification(OTHER, theirs, CANCEL), modification(OTHER, theirs, CANCEL)));
        db.acrossTenants("counts are made every night").writable().refreshAppointmentModificationStats();
        assertThat(counts(ACME)).isEqualTo(Map.of(CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 1));
        assertThat(counts(OTHER)).isEqualTo(Map.of(theirs + " " + CANCELLATION_COUNT + " " + TODAY, 2));
    }

    @Test
    void counts_go_with_the_transaction_that_they_were_made_in() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> db.inTransaction(transaction -> {
            modify(transaction, CUSTOMER, CANCEL);
            transaction.tenant(ACME).appointmentModificationStats().refresh();
            assertThat(transaction.tenant(ACME).appointmentModificationStats()
                    .countOf(CUSTOMER, CANCELLATION_COUNT, TODAY)).isEqualTo(1);
            throw new IllegalStateException("the caller thinks better of it");
        }));
        assertThat(counts(ACME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+00:00", "+13:00", "-11:30"})
    void the_zone_of_a_session_moves_nothing_to_another_day(String zone) {
        for (String time : List.of("2025-10-01T23:59:59Z", "2025-10-02T00:00:00Z", "2025-10-02T23:59:59Z")) {
            modify(at(Instant.parse(time)), CUSTOMER, CANCEL);
        }
        at(NOW, inZone(zone)).tenant(ACME).appointmentModificationStats().refresh();
        assertThat(cancellations()).isEqualTo(2);
        assertThat(counts(ACME)).containsEntry(CUSTOMER + " " + CANCELLATION_COUNT + " 2025-10-01", 1).hasSize(2);
    }

    /** While some write, others count the same; in the end all is counted once. */
    @Test
    void any_number_may_count_at_once_and_beside_those_who_write() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            work.add(times(12, this::refresh));
            work.add(times(12, () -> db.tenant(ACME).appointmentModificationStats().refreshByCustomerId(CUSTOMER)));
        }
        for (long customer : new long[] {CUSTOMER, SECOND_CUSTOMER}) {
            work.add(times(20, () -> {
                modify(db, customer, CANCEL);
                AppointmentModification other = modify(db, customer, RESCHEDULE);
                db.tenant(ACME).appointmentModifications().delete(other.id());
            }));
        }
        inThreads(work);
        refresh();
        assertThat(counts(ACME)).isEqualTo(Map.of(CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 20,
                SECOND_CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 20));
    }

    /** Each counts what was there before it began, whoever else counts meanwhile. */
    @Test
    void a_count_is_never_older_than_its_refresh() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (long customer : new long[] {CUSTOMER, SECOND_CUSTOMER}) {
            work.add(times(1, () -> {
                for (int written = 1; written <= 25; written++) {
                    modify(db, customer, CANCEL);
                    db.tenant(ACME).appointmentModificationStats().refreshByCustomerId(customer);
                    assertThat(db.tenant(ACME).appointmentModificationStats()
                            .countOf(customer, CANCELLATION_COUNT, TODAY)).isEqualTo(written);
                }
            }));
        }
        work.add(times(15, this::refresh));
        inThreads(work);
    }

    /** Counting what another counts as well waits for it, and then counts what that one wrote. */
    @Test
    void a_refresh_waits_for_another_ones_transaction_and_counts_what_was_written_in_it() throws Exception {
        modify(CANCEL);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> second = db.resultOfTransaction(transaction -> {
                modify(transaction, CUSTOMER, CANCEL);
                transaction.tenant(ACME).appointmentModificationStats().refresh();
                Future<?> waiting = threads.submit(this::refresh);
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> waiting.get(700, TimeUnit.MILLISECONDS));
                return waiting;
            });
            second.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(cancellations()).isEqualTo(2);
    }

    /** What a deadlock ends of a caller's transaction is more than a refresh, and only the caller can begin it anew. */
    @Test
    void a_caller_whose_transaction_a_deadlock_ends_is_told_so_and_may_try_again() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (long customer : new long[] {CUSTOMER, CUSTOMER, SECOND_CUSTOMER}) {
            work.add(times(10, () -> {
                while (!isCounted(customer)) {
                    Thread.yield();
                }
            }));
        }
        inThreads(work);
        assertThat(counts(ACME)).isEqualTo(Map.of(CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 20,
                SECOND_CUSTOMER + " " + CANCELLATION_COUNT + " " + TODAY, 10));
    }

    private boolean isCounted(long customer) {
        try {
            db.inTransaction(transaction -> {
                modify(transaction, customer, CANCEL);
                transaction.tenant(ACME).appointmentModificationStats().refreshByCustomerId(customer);
            });
            return true;
        } catch (LockException e) {
            return false;
        }
    }

    private static Callable<Void> times(int times, Runnable work) {
        return () -> {
            for (int time = 0; time < times; time++) {
                work.run();
            }
            return null;
        };
    }

    private static void inThreads(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
