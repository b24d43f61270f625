package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static dev.tenure.example.repository.TwoTenants.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Repositories in transactions, their own and those of others. */
class TransactionTest {

    private static TwoTenants world;

    @BeforeAll
    static void open() {
        world = new TwoTenants();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void empty() {
        world.database().execute("DELETE FROM policy_configurations");
    }

    private static void insert(AppointmentSchemaRepositories db, PolicyType type) {
        db.tenant(ACME).policyConfigurations().insert(new PolicyConfiguration(
                null, EntityRef.to(Company.class, ACME), type, "{}", false, null, null, null, null));
    }

    private static long count() {
        return world.repositories().tenant(ACME).policyConfigurations().count();
    }

    private static HikariDataSource pool(boolean autoCommit) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(world.database().url());
        pool.setUsername(world.database().user());
        pool.setPassword(world.database().password());
        pool.setMaximumPoolSize(1);
        pool.setAutoCommit(autoCommit);
        return pool;
    }

    @Test
    void what_fails_in_a_transaction_takes_all_of_it_back() {
        AppointmentSchemaRepositories db = world.repositories();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> db.inTransaction(tx -> {
            insert(tx, PolicyType.CANCELLATION);
            throw new IllegalStateException("on purpose");
        }));
        assertThat(count()).isZero();
        assertThat(db.<Long, RuntimeException>resultOfTransaction(tx -> {
            insert(tx, PolicyType.CANCELLATION);
            return tx.tenant(ACME).policyConfigurations().count();
        })).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void what_fails_inside_of_a_transaction_takes_only_itself_back() {
        world.repositories().inTransaction(tx -> {
            insert(tx, PolicyType.CANCELLATION);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tx.inTransaction(inner -> {
                insert(inner, PolicyType.RECURRING);
                throw new IllegalStateException("on purpose");
            }));
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_pool_gets_its_connection_back_after_every_call_failed_or_not() {
        try (HikariDataSource pool = pool(true)) {
            AppointmentSchemaRepositories db = AppointmentSchemaRepositories.over(pool, settings());
            insert(db, PolicyType.CANCELLATION);
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> insert(db, PolicyType.CANCELLATION));
            }
            db.inTransaction(tx -> insert(tx, PolicyType.RECURRING));
            assertThat(db.tenant(ACME).policyConfigurations().findByPolicyType(PolicyType.RECURRING)).hasSize(1);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void a_pool_without_auto_commit_keeps_what_is_written_if_its_transactions_are_ours() {
        try (HikariDataSource pool = pool(false)) {
            AppointmentSchemaRepositories db =
                    AppointmentSchemaRepositories.over(pool, settings().withOwnTransactions());
            insert(db, PolicyType.CANCELLATION);
            db.inTransaction(tx -> insert(tx, PolicyType.RECURRING));
            assertThat(count()).isEqualTo(2);
        }
    }

    @Test
    void on_a_connection_of_the_callers_nothing_is_committed() throws SQLException {
        try (Connection connection = world.database().open()) {
            connection.setAutoCommit(false);
            AppointmentSchemaRepositories db = AppointmentSchemaRepositories.over(connection, settings());
            insert(db, PolicyType.CANCELLATION);
            db.inTransaction(tx -> insert(tx, PolicyType.RECURRING));
            assertThat(count()).isZero();
            connection.rollback();
        }
        assertThat(count()).isZero();
    }

    @Test
    void springs_transactions_are_joined() {
        try (HikariDataSource pool = pool(true)) {
            AppointmentSchemaRepositories db = AppointmentSchemaRepositories.over(
                    new TransactionAwareDataSourceProxy(pool), settings());
            TransactionTemplate spring = new TransactionTemplate(new DataSourceTransactionManager(pool));
            spring.executeWithoutResult(status -> {
                insert(db, PolicyType.CANCELLATION);
                db.inTransaction(tx -> insert(tx, PolicyType.RECURRING));
                status.setRollbackOnly();
            });
            assertThat(count()).isZero();
            spring.executeWithoutResult(status -> insert(db, PolicyType.CANCELLATION));
            insert(db, PolicyType.RECURRING);
            assertThat(count()).isEqualTo(2);
        }
    }
}
