package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Company;
import dev.tenure.example.NotificationConfiguration;
import dev.tenure.example.NotificationConfiguration.Channel;
import dev.tenure.repository.MissingException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several at a time write the row of one unique key. */
class UpsertTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private TwoTenants world;
    private AppointmentSchemaRepositories db;

    @BeforeEach
    void open() {
        world = new TwoTenants();
        db = world.repositories();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static NotificationConfiguration draft(int retries) {
        return new NotificationConfiguration(null, EntityRef.to(Company.class, ACME), "booked", Channel.SMS, null, true,
                retries, 5, null, null, null, null);
    }

    private static NotificationConfiguration upsert(AppointmentSchemaRepositories db, int retries) {
        return db.tenant(ACME).notificationConfigurations().upsertByConfigurableAndEventTypeAndChannel(draft(retries));
    }

    /** What each of the threads was given, round by round. */
    private List<NotificationConfiguration> inThreads(Writer writer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<NotificationConfiguration>>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = 1000 * thread;
                work.add(() -> {
                    start.await();
                    List<NotificationConfiguration> given = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        given.add(writer.write(first + round));
                    }
                    return given;
                });
            }
            List<NotificationConfiguration> all = new ArrayList<>();
            for (Future<List<NotificationConfiguration>> one : threads.invokeAll(work)) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Writer {
        NotificationConfiguration write(int retries);
    }

    @Test
    void all_write_one_row_and_each_is_given_it_as_it_stands() throws Exception {
        List<NotificationConfiguration> given = inThreads(retries -> upsert(db, retries));
        List<NotificationConfiguration> there = db.tenant(ACME).notificationConfigurations().page(null, 10);
        assertThat(there).hasSize(1);
        assertThat(given).hasSize(THREADS * ROUNDS).extracting(NotificationConfiguration::id)
                .containsOnly(there.get(0).id());
    }

    @Test
    void in_a_transaction_each_is_given_what_it_wrote_itself() throws Exception {
        upsert(db, 0);
        inThreads(retries -> {
            NotificationConfiguration given = db.resultOfTransaction(transaction -> upsert(transaction, retries));
            assertThat(given.retryCount()).isEqualTo(retries);
            return given;
        });
        assertThat(db.tenant(ACME).notificationConfigurations().count()).isEqualTo(1);
    }

    /** Gives connections of the world, the second one only after all rows are gone. */
    private DataSource removingBeforeTheSecond() {
        AtomicInteger given = new AtomicInteger();
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (given.incrementAndGet() == 2) {
                        world.database().execute("DELETE FROM notification_configurations");
                    }
                    return world.dataSource().getConnection();
                });
    }

    @Test
    void a_row_that_is_removed_before_it_is_read_back_is_missing() {
        AppointmentSchemaRepositories removing =
                AppointmentSchemaRepositories.over(removingBeforeTheSecond(), TwoTenants.settings());
        assertThatExceptionOfType(MissingException.class).isThrownBy(() -> upsert(removing, 1));
        assertThat(upsert(db, 2).retryCount()).isEqualTo(2);
    }
}
